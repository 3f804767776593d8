import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { db } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { images } from '@/db/schema/articles';
import { pictureFormats, variantFile } from '@/lib/html/picture-sources';
import { MAX_SOURCE_BYTES } from '@/lib/http/upload-limit';
import type { Problem, ProblemKind } from '@/lib/import/problem';
import { mediaFolder } from './pictures';
import { sharp } from './sharp';

// Loads sharp: pages, which need only addresses, import pictures.ts instead.

/** In pixels: wider than the widest slot (the lead story at twice the pixels of most phones). */
const MAX_WIDTH = 1600;
/**
 * Widths of the variants below it. Browsers take the first that is wide enough, so each is just above a common need:
 * portraits and the cards of a desktop; small cards of a phone; its full width at 2x; the same at 3x, and the column of an
 * article.
 */
const WIDTHS = [320, 480, 720, 1080];
/** Against decompression bombs; 50 megapixels is more than a newsroom's cameras make. */
const MAX_PIXELS = 50_000_000;

/** Accepted formats. Not SVG, which can hold scripts. */
const FORMATS = new Set(['jpeg', 'png', 'webp', 'gif', 'tiff', 'heif']);

/**
 * Measured (docs/0009-pictures.md): one more step of AVIF's effort takes twice the time and saves 5 %, the next ones ten
 * times the time for 2 % more.
 */
const ENCODING = {
  avif: { quality: 50, effort: 1 },
  webp: { quality: 78, effort: 2 },
  jpeg: { quality: 80, progressive: true },
};

/** Increment when the above changes the bytes of a picture: files are immutable, so it must get another name. */
const ENCODING_VERSION = 1;

export interface StoredPicture {
  /** The fallback, a JPEG of full size; its variants are named after it. */
  file: string;
  width: number;
  height: number;
  /** Widths of its AVIF and WebP variants, in pixels. */
  widths: number[];
}

/** Why a picture is rejected. */
export class PictureError extends Error {
  constructor(
    readonly kind: ProblemKind,
    readonly values: Record<string, string | number> = {},
    readonly quote?: string,
  ) {
    super(quote ? `${kind}: ${quote}` : kind);
  }

  /** @param src the picture's name in its source */
  problemOf(src: string): Problem {
    return { kind: this.kind, values: { src, ...this.values }, ...(this.quote && { quote: this.quote }) };
  }
}

/**
 * Stores a picture and its variants: upright, transparency on white, without metadata, at most MAX_WIDTH wide, named by a
 * hash of its source. Idempotent: what is stored already is not encoded again.
 * @param source the bytes of a JPEG, PNG, WebP, AVIF, GIF or TIFF file
 * @throws {PictureError} as checkPicture does; nothing is stored then
 */
export async function storePicture(source: Buffer): Promise<StoredPicture> {
  const kept = await findStored(source);
  if (kept) return kept;
  await checkMetadata(source);
  const { data, info } = await decode(source);
  const { width, height, channels } = info;
  const picture = {
    file: fileNameOf(source),
    width,
    height,
    widths: [...WIDTHS.filter((one) => one < width), width],
  };
  await writeFiles(picture, () => sharp(data, { raw: { width, height, channels } }));
  const { widths } = picture;
  const row = { target: images.file, set: { width, height, widths } };
  await write((tx) => tx.insert(images).values(picture).onConflictDoUpdate(row));
  return picture;
}

/**
 * Validates a picture without storing it (dry run).
 * @returns the stored picture, or one under the name it would get, in the size it was decoded at
 * @throws {PictureError} when it is no picture, or one that is broken, cut off, animated or too large
 */
export async function checkPicture(source: Buffer): Promise<{ picture: StoredPicture; kept: boolean }> {
  const kept = await findStored(source);
  if (kept) return { picture: kept, kept: true };
  await checkMetadata(source);
  const { width, height } = (await decode(source, WIDTHS[0])).info;
  return { picture: { file: fileNameOf(source), width, height, widths: [] }, kept: false };
}

function fileNameOf(source: Buffer): string {
  return `${createHash('sha256').update(`${ENCODING_VERSION} `).update(source).digest('hex').slice(0, 32)}.jpg`;
}

async function findStored(source: Buffer): Promise<StoredPicture | undefined> {
  const [row] = await db
    .select()
    .from(images)
    .where(eq(images.file, fileNameOf(source)));
  return row && fileNamesOf(row).every((file) => existsSync(path.join(mediaFolder, file))) ? row : undefined;
}

/** Checks size, format and dimensions without decoding. @throws {PictureError} */
async function checkMetadata(source: Buffer): Promise<void> {
  if (source.length > MAX_SOURCE_BYTES) throw tooLargeError();
  const { format, pages = 1, width, height } = await orUnreadable(() => sharp(source).metadata());
  if (!FORMATS.has(format)) throw new PictureError('picture-kind', { format });
  if (pages > 1) throw new PictureError('picture-pages');
  if (width * height > MAX_PIXELS)
    throw new PictureError('picture-pixels', { width, height, limit: MAX_PIXELS });
}

export function tooLargeError(): PictureError {
  return new PictureError('picture-heavy', { limit: MAX_SOURCE_BYTES / 1_000_000 });
}

/** Tolerates flaws that a browser would not notice, but no truncated picture. */
function decode(source: Buffer, width = MAX_WIDTH) {
  return orUnreadable(() =>
    sharp(source, { limitInputPixels: MAX_PIXELS, failOn: 'error' })
      .rotate()
      .resize({ width, withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true }),
  );
}

async function orUnreadable<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw new PictureError('picture-unreadable', {}, (error as Error).message);
  }
}

/** Writes all files atomically: into a temporary folder, then renamed, the one named in the database last. */
async function writeFiles(picture: StoredPicture, pixels: () => ReturnType<typeof sharp>): Promise<void> {
  // Backups skip this suffix (db/backup/files.ts).
  const draft = path.join(mediaFolder, `${randomUUID()}.part`);
  await mkdir(draft, { recursive: true });
  try {
    const sizes = picture.widths.flatMap((width) =>
      pictureFormats.map((format) =>
        pixels()
          .resize({ width })
          .toFormat(format, ENCODING[format])
          .toFile(path.join(draft, variantFile(picture.file, width, format))),
      ),
    );
    await Promise.all([...sizes, pixels().jpeg(ENCODING.jpeg).toFile(path.join(draft, picture.file))]);
    for (const file of fileNamesOf(picture))
      await rename(path.join(draft, file), path.join(mediaFolder, file));
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

function fileNamesOf({ file, widths }: StoredPicture): string[] {
  return [
    ...widths.flatMap((width) => pictureFormats.map((format) => variantFile(file, width, format))),
    file,
  ];
}
