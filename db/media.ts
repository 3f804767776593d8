import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { write } from './client';
import { mediaFolder } from './pictures';
import { images } from './schema';
import { sharp } from './sharp';

/** Wider than the widest place a picture has (the lead story at twice the pixels of most phones). */
const LARGEST_WIDTH = 1600;
/** A small file can unpack to gigabytes; 50 megapixels is more than a newsroom's cameras make. */
const PIXEL_LIMIT = 50_000_000;
const QUALITY = 80;

export interface StoredPicture {
  file: string;
  width: number;
  height: number;
}

/**
 * Keeps a picture: turned upright, without its metadata, at most LARGEST_WIDTH wide, named by its content.
 * @param source the bytes of a JPEG, PNG, WebP, AVIF, GIF or TIFF file
 * @throws when it is no picture, or a broken or too large one
 */
export async function storePicture(source: Buffer): Promise<StoredPicture> {
  const { data, info } = await sharp(source, { limitInputPixels: PIXEL_LIMIT })
    .rotate()
    .resize({ width: LARGEST_WIDTH, withoutEnlargement: true })
    .webp({ quality: QUALITY })
    .toBuffer({ resolveWithObject: true });
  const file = `${createHash('sha256').update(data).digest('hex').slice(0, 32)}.webp`;
  const target = path.join(mediaFolder, file);
  if (!existsSync(target)) {
    await mkdir(mediaFolder, { recursive: true });
    // A reader never meets half a file.
    const partial = `${target}.${randomUUID()}.part`;
    await writeFile(partial, data);
    await rename(partial, target);
  }
  const picture = { file, width: info.width, height: info.height };
  await write((tx) => tx.insert(images).values(picture).onConflictDoNothing());
  return picture;
}
