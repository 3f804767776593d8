/** For tests: whether a document is XML, and what the schemas of this folder say of it. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { validateXML } from 'xmllint-wasm';

const folder = path.dirname(fileURLToPath(import.meta.url));
const schemas = readdirSync(folder)
  .filter((fileName) => fileName.endsWith('.xsd'))
  .map((fileName) => ({ fileName, contents: readFileSync(path.join(folder, fileName), 'utf8') }));

/** What is wrong with a sitemap or an index of sitemaps; empty when it is valid. */
export function faultsOfSitemap(xml: string): Promise<string[]> {
  return faultsBy('all.xsd', xml);
}

/** What is wrong with a feed; empty when it is XML and valid. */
export async function faultsOfFeed(xml: string): Promise<string[]> {
  return [...(await faultsOfXml(xml)), ...(await faultsBy('rss.xsd', xml))];
}

async function faultsBy(name: string, xml: string): Promise<string[]> {
  const schema = schemas.filter(({ fileName }) => fileName === name);
  const preload = schemas.filter(({ fileName }) => fileName !== name);
  const { errors } = await validateXML({ xml, schema, preload });
  return errors.map(({ message }) => message);
}

/** Why a text is not well-formed XML with declared namespaces; empty when it is. */
export async function faultsOfXml(xml: string): Promise<string[]> {
  // An undeclared prefix is a line of its output, but no failure to xmllint.
  const { rawOutput } = await validateXML({ xml, normalization: 'c14n' });
  return rawOutput.split('\n').filter((line) => / error : /.test(line));
}
