import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { eq } from 'drizzle-orm';
import { db } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { images } from '@/db/schema/articles';
import { pictureFormats, variantFile } from '@/lib/html/picture-sources';
import type { Problem, ProblemKind } from '@/lib/import/problem';
import { mediaFolder } from './pictures';
import { sharp } from './sharp';

// Only what stores pictures imports this file: pages get their addresses from pictures.ts.

/** Wider than the widest place a picture has (the lead story at twice the pixels of most phones). */
const LARGEST_WIDTH = 1600;
/**
 * Below it. Browsers take the first that is wide enough, so each is just above what many need: portraits and the cards
 * of a desktop; small cards of a phone; its full width at two pixels to the CSS pixel; the same at three, and the column
 * of an article.
 */
const WIDTHS = [320, 480, 720, 1080];
/** A small file can unpack to gigabytes; 50 megapixels is more than a newsroom's cameras make. */
const PIXEL_LIMIT = 50_000_000;
/** What the largest of those pictures weighs, with room. */
export const MAX_SOURCE_BYTES = 40_000_000;

/** What an editor may bring. SVG is a program, and is drawn by no newsroom's camera. */
const FORMATS = new Set(['jpeg', 'png', 'webp', 'gif', 'tiff', 'heif']);

/**
 * Chosen by measuring (docs/0009-pictures.md): one more step of AVIF's effort takes twice the time and saves 5 %, the
 * next ones ten times the time for 2 % more.
 */
const ENCODING = {
  avif: { quality: 50, effort: 1 },
  webp: { quality: 78, effort: 2 },
  jpeg: { quality: 80, progressive: true },
};

/** Goes up when the above makes other bytes of a picture: names are for ever, so it must get another. */
const RECIPE = 1;

export interface StoredPicture {
  /** A JPEG of width and height, for whoever takes one file; its sizes are named after it. */
  file: string;
  width: number;
  height: number;
  /** In pixels: what AVIF and WebP files there are of it. */
  widths: number[];
}

/** Why a picture cannot be taken. */
export class PictureError extends Error {
  constructor(
    readonly kind: ProblemKind,
    readonly values: Record<string, string | number> = {},
    readonly quote?: string,
  ) {
    super(quote ? `${kind}: ${quote}` : kind);
  }

  /** @param src what the picture is called where it is named */
  problemOf(src: string): Problem {
    return { kind: this.kind, values: { src, ...this.values }, ...(this.quote && { quote: this.quote }) };
  }
}

/**
 * Keeps a picture in its sizes: turned upright, on white where it is transparent, without its metadata, at most
 * LARGEST_WIDTH wide, named by its source. What is kept already is not made again.
 * @param source the bytes of a JPEG, PNG, WebP, AVIF, GIF or TIFF file
 * @throws {PictureError} as checkPicture does; nothing is kept then
 */
export async function storePicture(source: Buffer): Promise<StoredPicture> {
  const kept = await findKept(source);
  if (kept) return kept;
  await readHead(source);
  const { data, info } = await decode(source);
  const { width, height, channels } = info;
  const picture = {
    file: fileOf(source),
    width,
    height,
    widths: [...WIDTHS.filter((one) => one < width), width],
  };
  await makeFiles(picture, () => sharp(data, { raw: { width, height, channels } }));
  const { widths } = picture;
  const row = { target: images.file, set: { width, height, widths } };
  await write((tx) => tx.insert(images).values(picture).onConflictDoUpdate(row));
  return picture;
}

/**
 * Looks through a whole picture without keeping anything.
 * @returns the picture as it is kept; one that is not, under the name it would get, no larger than it was looked at
 * @throws {PictureError} when it is no picture, or one that is broken, cut off, animated or too large
 */
export async function checkPicture(source: Buffer): Promise<{ picture: StoredPicture; kept: boolean }> {
  const kept = await findKept(source);
  if (kept) return { picture: kept, kept: true };
  await readHead(source);
  const { width, height } = (await decode(source, WIDTHS[0])).info;
  return { picture: { file: fileOf(source), width, height, widths: [] }, kept: false };
}

function fileOf(source: Buffer): string {
  return `${createHash('sha256').update(`${RECIPE} `).update(source).digest('hex').slice(0, 32)}.jpg`;
}

async function findKept(source: Buffer): Promise<StoredPicture | undefined> {
  const [row] = await db
    .select()
    .from(images)
    .where(eq(images.file, fileOf(source)));
  return row && filesOf(row).every((file) => existsSync(path.join(mediaFolder, file))) ? row : undefined;
}

/** @throws {PictureError} for what a glance at the file shows */
async function readHead(source: Buffer): Promise<void> {
  if (source.length > MAX_SOURCE_BYTES) throw tooHeavy();
  const { format, pages = 1, width, height } = await understood(() => sharp(source).metadata());
  if (!FORMATS.has(format)) throw new PictureError('picture-kind', { format });
  if (pages > 1) throw new PictureError('picture-pages');
  if (width * height > PIXEL_LIMIT)
    throw new PictureError('picture-pixels', { width, height, limit: PIXEL_LIMIT });
}

export function tooHeavy(): PictureError {
  return new PictureError('picture-heavy', { limit: MAX_SOURCE_BYTES / 1_000_000 });
}

/** Flaws that a browser would not notice are forgiven; a picture that was cut off is not. */
function decode(source: Buffer, width = LARGEST_WIDTH) {
  return understood(() =>
    sharp(source, { limitInputPixels: PIXEL_LIMIT, failOn: 'error' })
      .rotate()
      .resize({ width, withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true }),
  );
}

async function understood<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    throw new PictureError('picture-unreadable', {}, (error as Error).message);
  }
}

/** Files become visible whole, the one that is named in the database last, and all or none. */
async function makeFiles(picture: StoredPicture, pixels: () => ReturnType<typeof sharp>): Promise<void> {
  // By its ending a backup leaves it out (db/backup/files.ts).
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
    for (const file of filesOf(picture)) await rename(path.join(draft, file), path.join(mediaFolder, file));
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

function filesOf({ file, widths }: StoredPicture): string[] {
  return [
    ...widths.flatMap((width) => pictureFormats.map((format) => variantFile(file, width, format))),
    file,
  ];
}
