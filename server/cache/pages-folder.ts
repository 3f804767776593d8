import { createHash } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { settings } from '@/runtime/settings';
import { buildId } from './build-id';

/**
 * Where rendered pages are kept: in the build, or in a folder of PAGES_FOLDER that is this build's with these settings,
 * as others would have made other pages.
 * @param built the folder of the build that Next would use
 */
export function pagesFolder(built: string): string {
  const { PAGES_FOLDER } = settings;
  return PAGES_FOLDER === undefined ? built : path.join(path.resolve(PAGES_FOLDER), nameOfThese());
}

/** Makes the folder in PAGES_FOLDER, and removes those of other builds and settings. */
export async function makePagesFolder(): Promise<void> {
  const { PAGES_FOLDER } = settings;
  if (PAGES_FOLDER === undefined) return;
  await mkdir(path.join(PAGES_FOLDER, nameOfThese()), { recursive: true });
  const others = (await readdir(PAGES_FOLDER)).filter((name) => NAME.test(name) && name !== nameOfThese());
  for (const name of others) await rm(path.join(PAGES_FOLDER, name), { recursive: true });
}

/** Of no file that somebody else may keep there. */
const NAME = /^pages-[0-9a-f]{16}$/;

function nameOfThese(): string {
  const { SITE_URL, DATABASE_URL } = settings;
  const key = createHash('sha256').update([buildId(), SITE_URL, DATABASE_URL].join('\n'));
  return `pages-${key.digest('hex').slice(0, 16)}`;
}
