/** The folder and the file names of the page cache. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { CacheFs } from 'next/dist/shared/lib/utils';
import { settings } from '@/runtime/settings';
import { sectionDefaults } from '@/runtime/site-settings';

let id: string | undefined;

/** The id of the build that is served, read once. */
export function buildId(): string {
  id ??= readFileSync(path.resolve('.next/BUILD_ID'), 'utf8').trim();
  return id;
}

/**
 * Folder of the rendered pages: that of the build, or in PAGES_FOLDER one for this build, address and database, as others
 * would have rendered other pages.
 * @param built the folder of the build that Next would use
 */
export function pagesFolder(built: string): string {
  const { PAGES_FOLDER } = settings;
  return PAGES_FOLDER === undefined ? built : path.join(path.resolve(PAGES_FOLDER), nameOfThese());
}

/** Creates the folder in PAGES_FOLDER, and deletes those of other builds and settings. */
export async function makePagesFolder(): Promise<void> {
  const { PAGES_FOLDER } = settings;
  if (PAGES_FOLDER === undefined) return;
  await mkdir(path.join(PAGES_FOLDER, nameOfThese()), { recursive: true });
  const others = (await readdir(PAGES_FOLDER)).filter((name) => NAME.test(name) && name !== nameOfThese());
  for (const name of others) await rm(path.join(PAGES_FOLDER, name), { recursive: true });
}

/** Matches our folders alone: others may keep files there too. */
const NAME = /^pages-[0-9a-f]{16}$/;

function nameOfThese(): string {
  const { SITE_URL, DATABASE_URL } = settings;
  const facts = [buildId(), SITE_URL, DATABASE_URL, JSON.stringify(sectionDefaults)];
  const key = createHash('sha256').update(facts.join('\n'));
  return `pages-${key.digest('hex').slice(0, 16)}`;
}

/** File systems take 255 bytes a name, and the draft of an atomic write has 41 more (ext4, XFS, APFS). */
const MAX_NAME_BYTES = 200;

/**
 * Shortens the file names of Next's page cache to what a file system takes: they are made of addresses, in which an Arabic
 * letter is six characters, so that a page whose slug has more than 40 could not be kept.
 */
export function withShortNames(fs: CacheFs): CacheFs {
  return {
    existsSync: byShortName(fs.existsSync),
    readFile: byShortName(fs.readFile),
    readFileSync: byShortName(fs.readFileSync),
    writeFile: byShortName(fs.writeFile),
    writeFileAtomic: fs.writeFileAtomic && byShortName(fs.writeFileAtomic),
    mkdir: byShortName(fs.mkdir),
    stat: byShortName(fs.stat),
  };
}

function byShortName<F extends (...call: never[]) => unknown>(method: F): F {
  const short = (file: string, ...rest: unknown[]) => Reflect.apply(method, null, [shortened(file), ...rest]);
  return short as unknown as F;
}

/** Replaces each name that is too long by a digest of it. */
function shortened(file: string): string {
  return file
    .split(path.sep)
    .map((name) => {
      if (Buffer.byteLength(name) <= MAX_NAME_BYTES) return name;
      return `long-${createHash('sha256').update(name).digest('hex').slice(0, 32)}`;
    })
    .join(path.sep);
}
