import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { db } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { FileFinder } from '@/db/import/find-file';
import { findOrigin, keepOrigins } from '@/db/import/origins';
import {
  type FetchLimits,
  fetchPicture,
  isPicture,
  MAX_FETCHED_BYTES,
  PictureUnavailable,
} from '@/db/media/fetch';
import { addressOfPicture } from '@/db/media/pictures';
import { PictureError, storePicture } from '@/db/media/store';
import { addRedirects } from '@/db/redirects/redirects';
import { images } from '@/db/schema/articles';
import { describeProblem } from '@/i18n/import-words';
import type { WxrPost } from '@/lib/wordpress/read/wxr-fields';
import type { ImageAddress } from './staged-images';
import type { Staging } from './staging';

export interface ImageSources extends FetchLimits {
  /** A local copy of `wp-content/uploads`, tried before the network. */
  uploads?: string;
}

export interface ImportedImage {
  file: string;
  src: string;
  width: number;
  height: number;
}

/** Concurrent fetches: the other site's server has readers, and each image is decoded here. */
const CONCURRENCY = 4;

/**
 * URL of the full-size image: its attachment's, else the `src` without the size suffix that WordPress adds to the names
 * of resized copies.
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

/** An image imported before. */
export async function findImage(source: string, url: string): Promise<ImportedImage | undefined> {
  const origin = await findOrigin(db, source, 'picture', url);
  if (!origin) return;
  const [image] = await db.select().from(images).where(eq(images.file, origin.hash));
  return (
    image && { file: image.file, src: addressOfPicture(image.file), width: image.width, height: image.height }
  );
}

/**
 * Fetches and stores the staged images that were not imported before. Failures are recorded in the staging.
 * @param progress called after each
 */
export async function fetchImages(
  staging: Staging,
  source: string,
  sources: ImageSources,
  progress: () => void,
): Promise<{ stored: number; known: number; missing: number }> {
  const tally = { stored: 0, known: 0, missing: 0 };
  const uploads = sources.uploads === undefined ? undefined : new FileFinder(sources.uploads);
  const wanted = staging.images.wanted();
  const worker = async () => {
    // The workers share one generator, which queues their calls.
    for (let next = await wanted.next(); !next.done; next = await wanted.next()) {
      if (await findImage(source, next.value.url)) tally.known += 1;
      else tally[await fetchImage(staging, source, next.value, sources, uploads)] += 1;
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
  uploads: FileFinder | undefined,
): Promise<'stored' | 'missing'> {
  try {
    const bytes = await readImage(url, sources, uploads).catch((error) => {
      // The suffix may be part of the image's own name.
      if (written === url) throw error;
      return readImage(written, sources, uploads);
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

/** In English, since the report quotes it. */
function reasonOf(error: unknown, url: string): string {
  if (error instanceof PictureUnavailable) return error.message;
  if (error instanceof PictureError) return describeProblem(error.problemOf(url));
  return (error as Error).message;
}

async function readImage(
  url: string,
  sources: ImageSources,
  uploads: FileFinder | undefined,
): Promise<Buffer> {
  return (await fromUploads(url, uploads)) ?? (await fetchPicture(url, sources));
}

/** Reads an image from the uploads folder; undefined if it is not there. */
async function fromUploads(url: string, uploads: FileFinder | undefined): Promise<Buffer | undefined> {
  const below = /\/(?:wp-content\/)?uploads\/(.+)$/.exec(new URL(url).pathname)?.[1];
  if (uploads === undefined || below === undefined) return;
  try {
    const found = await uploads.find(below);
    if (found === undefined) return;
    const file = await realpath(found);
    // Path traversal: neither `..` in a URL nor a symbolic link may lead out of the folder.
    if (!file.startsWith(`${await realpath(uploads.folder)}${path.sep}`)) return;
    if ((await stat(file)).size > MAX_FETCHED_BYTES) throw new PictureUnavailable('it is too large');
    const bytes = await readFile(file);
    if (!isPicture(bytes)) throw new PictureUnavailable('what is there is no picture');
    return bytes;
  } catch (error) {
    if (error instanceof PictureUnavailable) throw error;
    return;
  }
}
