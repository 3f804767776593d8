/** Validates XML against the schemas of this folder. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { validateXML } from 'xmllint-wasm';

const folder = path.dirname(fileURLToPath(import.meta.url));
const schemas = readdirSync(folder)
  .filter((fileName) => fileName.endsWith('.xsd'))
  .map((fileName) => ({ fileName, contents: readFileSync(path.join(folder, fileName), 'utf8') }));

/**
 * Validates sitemaps, or indexes of them, at once: each run compiles the validator anew.
 * @returns errors, each with the number of its document, from 0: `0.xml:1: …`; empty when all are valid
 */
export function faultsOfSitemap(...sitemaps: string[]): Promise<string[]> {
  return faultsOf(sitemaps, 'all.xsd');
}

/** The same of feeds. */
export function faultsOfFeed(...feeds: string[]): Promise<string[]> {
  return faultsOf(feeds, 'rss.xsd');
}

/** The same, of well-formedness alone, undeclared namespaces included. */
export function faultsOfXml(...documents: string[]): Promise<string[]> {
  return faultsOf(documents);
}

async function faultsOf(documents: string[], name?: string): Promise<string[]> {
  const xml = documents.map((contents, index) => ({ fileName: `${index}.xml`, contents }));
  const schema = schemas.filter(({ fileName }) => fileName === name);
  const preload = schemas.filter(({ fileName }) => fileName !== name);
  // By the output: an undeclared prefix is printed, but is no reason to fail.
  const { rawOutput } = await validateXML(name ? { xml, schema, preload } : { xml, normalization: 'c14n' });
  return rawOutput.split('\n').filter((line) => / error : /.test(line));
}

/** Numbers of the documents that have errors. */
export function faultyIn(faults: string[]): number[] {
  return [...new Set(faults.map((fault) => Number.parseInt(fault, 10)))];
}
