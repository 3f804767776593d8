import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { db } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import {
  type FetchLimits,
  fetchPicture,
  isPicture,
  MAX_FETCHED_BYTES,
  PictureUnavailable,
} from '@/db/media/fetch';
import { addressOfPicture } from '@/db/media/pictures';
import { PictureError, storePicture } from '@/db/media/store';
import { findOrigin, keepOrigins } from '@/db/redirects/import-sources';
import { addRedirects } from '@/db/redirects/redirects';
import { images } from '@/db/schema/articles';
import { describeProblem } from '@/i18n/import-words';
import type { WxrPost } from '@/lib/wordpress/read/wxr-fields';
import type { ImageAddress } from './staged-images';
import type { Staging } from './staging';

export interface ImageSources extends FetchLimits {
  /** WordPress's `wp-content/uploads`, where it lies on this machine; looked at before the network. */
  uploads?: string;
}

export interface ImportedImage {
  file: string;
  src: string;
  width: number;
  height: number;
}

/** Fetched at once: the other site's server has readers, and each is decoded here. */
const CONCURRENCY = 4;

/**
 * Where a picture is to be had whole: as its attachment says, else without the size that WordPress adds to the names of
 * smaller copies.
 */
export function imageAddress(src: string, site: string, attachment?: WxrPost): ImageAddress | undefined {
  const address = attachment?.attachmentUrl || src;
  if (!URL.canParse(address, site)) return;
  const written = new URL(address, site);
  written.hash = '';
  const whole = new URL(written);
  if (!attachment?.attachmentUrl)
    whole.pathname = whole.pathname.replace(/-\d{1,5}x\d{1,5}(?=\.[a-z]{3,4}$)/i, '');
  return { url: whole.href, written: written.href };
}

/** A picture that came in before; undefined while it has not. */
export async function findImage(source: string, url: string): Promise<ImportedImage | undefined> {
  const origin = await findOrigin(db, source, 'picture', url);
  if (!origin) return;
  const [image] = await db.select().from(images).where(eq(images.file, origin.hash));
  return (
    image && { file: image.file, src: addressOfPicture(image.file), width: image.width, height: image.height }
  );
}

/**
 * Brings in the pictures that posts asked for and that are not here yet, several at a time. What cannot be had is noted
 * in the staging with its reason.
 * @param progress told after each
 */
export async function fetchImages(
  staging: Staging,
  source: string,
  sources: ImageSources,
  progress: () => void,
): Promise<{ stored: number; known: number; missing: number }> {
  const tally = { stored: 0, known: 0, missing: 0 };
  const wanted = staging.images.wanted();
  const worker = async () => {
    // Several workers draw from one generator: each waits its turn.
    for (let next = await wanted.next(); !next.done; next = await wanted.next()) {
      if (await findImage(source, next.value.url)) tally.known += 1;
      else tally[await fetchImage(staging, source, next.value, sources)] += 1;
      progress();
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  return tally;
}

async function fetchImage(
  staging: Staging,
  source: string,
  { url, written }: ImageAddress,
  sources: ImageSources,
): Promise<'stored' | 'missing'> {
  try {
    const bytes = await readImage(url, sources).catch((error) => {
      // A picture whose own name ends like a size has no larger one.
      if (written === url) throw error;
      return readImage(written, sources);
    });
    const { file } = await storePicture(bytes);
    await write(async (tx) => {
      await keepOrigins(tx, source, 'picture', [{ origin: url, target: null, hash: file }]);
      await addRedirects(tx, [url, written], { picture: file });
    });
    return 'stored';
  } catch (error) {
    await staging.images.failed(url, reasonOf(error, url));
    return 'missing';
  }
}

/** In English, as the report quotes it. */
function reasonOf(error: unknown, url: string): string {
  if (error instanceof PictureUnavailable) return error.message;
  if (error instanceof PictureError) return describeProblem(error.problemOf(url));
  return (error as Error).message;
}

async function readImage(url: string, sources: ImageSources): Promise<Buffer> {
  return (await fromUploads(url, sources.uploads)) ?? (await fetchPicture(url, sources));
}

/** The picture's file in the uploads folder; undefined where it has none. */
async function fromUploads(url: string, folder: string | undefined): Promise<Buffer | undefined> {
  const below = /\/(?:wp-content\/)?uploads\/(.+)$/.exec(new URL(url).pathname)?.[1];
  if (folder === undefined || below === undefined) return;
  try {
    const file = await realpath(path.join(folder, decodeURIComponent(below)));
    // Neither dots in an address nor a link in the folder leads out of it.
    if (!file.startsWith(`${await realpath(folder)}${path.sep}`)) return;
    if ((await stat(file)).size > MAX_FETCHED_BYTES) throw new PictureUnavailable('it is too large');
    const bytes = await readFile(file);
    if (!isPicture(bytes)) throw new PictureUnavailable('what is there is no picture');
    return bytes;
  } catch (error) {
    if (error instanceof PictureUnavailable) throw error;
    return;
  }
}
