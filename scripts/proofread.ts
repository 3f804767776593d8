/**
 * `npm run proofread -- FILE…`: what is against the Arabic house style in Markdown files, one JSON line each: `file`, `rule`,
 * `start`, `end`, `found`, `fix` (none where a person must decide); offsets in UTF-16 units of the file. Exits 0, also with
 * findings; 2 if a file cannot be read.
 */
import './command-errors';
import { readFile } from 'node:fs/promises';
import { TextDecoder } from 'node:util';
import { proofread } from '@/lib/proofread/proofread';
import { site } from '@/site.config';
import { fail, MISUSED } from './command-errors';

const USAGE = 'Usage: npm run proofread -- FILE…';

const files = process.argv.slice(2);
if (files.length === 0) fail(USAGE, MISUSED);
for (const file of files) {
  const text = await read(file);
  if (text === null) process.exitCode = MISUSED;
  else
    for (const { rule, start, end, found, fix } of proofread(text, site.proofreading, 'markdown'))
      console.log(JSON.stringify({ file, rule, start, end, found, fix }));
}

/** Offsets count what is in the file, a byte order mark too. @returns null where it cannot be read, which is said */
async function read(file: string): Promise<string | null> {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(file));
  } catch (error) {
    console.error(`${file}: ${error instanceof TypeError ? 'not UTF-8' : (error as Error).message}`);
    return null;
  }
}
