import { readFileSync } from 'node:fs';
import path from 'node:path';

let read: string | undefined;

/** The name Next gave to the build that is served. */
export function buildId(): string {
  read ??= readFileSync(path.resolve('.next/BUILD_ID'), 'utf8').trim();
  return read;
}
