import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ScriptFile } from '@/lib/http/security-headers';
import { isDevelopment } from './settings';

/** The script of the reader wing as it was built (scripts/build-client-script.ts). */
export interface ClientScript extends ScriptFile {
  /** Inlined in the page, because it must have run before the first paint. */
  first: { code: string; integrity: string };
  /** Fetched by the rest where a browser has been in a thread before (components/enhance/coming-back.ts). */
  revisit: ScriptFile;
}

export const CLIENT_SCRIPT_FILE = path.join('build', 'client-script.json');

let script: ClientScript | undefined;

/** Cached, except in development, where it is rebuilt. Throws when nothing was built. */
export function readClientScript(): ClientScript {
  if (isDevelopment || !script)
    script = JSON.parse(readFileSync(path.resolve(CLIENT_SCRIPT_FILE), 'utf8')) as ClientScript;
  return script;
}
