import { createHash } from 'node:crypto';
import path from 'node:path';
import type { CacheFs } from 'next/dist/shared/lib/utils';

/** Of a name in a folder, in bytes: file systems take 255, and a draft beside it has 41 more (ext4, XFS, APFS). */
const NAME_LIMIT = 200;

/**
 * The files of Next's page cache, with names that a file system takes: it makes them of addresses, in which an Arabic
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

/** The same path with a digest in the place of what is too long in it. */
function shortened(file: string): string {
  return file
    .split(path.sep)
    .map((name) => {
      if (Buffer.byteLength(name) <= NAME_LIMIT) return name;
      return `long-${createHash('sha256').update(name).digest('hex').slice(0, 32)}`;
    })
    .join(path.sep);
}
