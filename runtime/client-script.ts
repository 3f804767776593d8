import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isDevelopment } from './settings';

/** The script of the reader wing as it was built (scripts/build-client-script.ts). */
export interface ClientScript {
  /** Its address on this site; holds a version, so that it may be kept for ever. */
  address: string;
  /** As in the attribute of that name: the algorithm and the digest of its bytes. */
  integrity: string;
  /** What stands in the page itself, because it must have run before the first paint. */
  first: { code: string; integrity: string };
}

export const CLIENT_SCRIPT_FILE = path.join('build', 'client-script.json');

let script: ClientScript | undefined;

/** Read once, but in development, where it is built anew. Throws when nothing was built. */
export function readClientScript(): ClientScript {
  if (isDevelopment || !script)
    script = JSON.parse(readFileSync(path.resolve(CLIENT_SCRIPT_FILE), 'utf8')) as ClientScript;
  return script;
}
