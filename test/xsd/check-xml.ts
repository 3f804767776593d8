/** Validates XML against the schemas of this folder. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { validateXML } from 'xmllint-wasm';

const folder = path.dirname(fileURLToPath(import.meta.url));
const schemas = readdirSync(folder)
  .filter((fileName) => fileName.endsWith('.xsd'))
  .map((fileName) => ({ fileName, contents: readFileSync(path.join(folder, fileName), 'utf8') }));

/** Validation errors of a sitemap or sitemap index; empty when valid. */
export function faultsOfSitemap(xml: string): Promise<string[]> {
  return faultsBy('all.xsd', xml);
}

/** Validation errors of a feed; empty when valid. */
export async function faultsOfFeed(xml: string): Promise<string[]> {
  return [...(await faultsOfXml(xml)), ...(await faultsBy('rss.xsd', xml))];
}

async function faultsBy(name: string, xml: string): Promise<string[]> {
  const schema = schemas.filter(({ fileName }) => fileName === name);
  const preload = schemas.filter(({ fileName }) => fileName !== name);
  const { errors } = await validateXML({ xml, schema, preload });
  return errors.map(({ message }) => message);
}

/** Errors of well-formedness, undeclared namespaces included; empty when there are none. */
export async function faultsOfXml(xml: string): Promise<string[]> {
  // xmllint prints an undeclared prefix, but exits 0.
  const { rawOutput } = await validateXML({ xml, normalization: 'c14n' });
  return rawOutput.split('\n').filter((line) => / error : /.test(line));
}
