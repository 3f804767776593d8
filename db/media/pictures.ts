import path from 'node:path';
import type { images } from '@/db/schema/articles';
import { dataFolder } from '@/runtime/settings';

export const mediaFolder = path.join(dataFolder, 'media');

/** A picture or one of its variants (lib/html/picture-sources.ts). Pictures from before those have one file, a WebP. */
const FILE_NAME = /^[0-9a-f]{32}(?:\.(?:jpg|webp)|-[1-9]\d{0,3}\.(?:avif|webp))$/;

const CONTENT_TYPES: Record<string, string> = {
  '.avif': 'image/avif',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
};

/** The path of a picture's file; undefined for a name that no picture can have (path traversal). */
export function pathOfPicture(file: string): string | undefined {
  return FILE_NAME.test(file) ? path.join(mediaFolder, file) : undefined;
}

export function addressOfPicture(file: string): string {
  return `/media/${file}`;
}

export function contentTypeOf(file: string): string {
  return CONTENT_TYPES[path.extname(file)] ?? 'application/octet-stream';
}

/** The distinct picture files of a stored body. */
export function pictureFilesIn(html: string): string[] {
  const found = html.matchAll(/ src="\/media\/([0-9a-f]{32}\.\w+)"/g);
  return [...new Set([...found].map(([, file = '']) => file))];
}

/** A picture as pages show it, with its variants for `srcset`. */
export interface ResponsivePicture {
  src: string;
  width: number;
  height: number;
  alt: string;
  /** Widths of its variants, in pixels (lib/html/picture-sources.ts). */
  widths: number[];
}

export function pictureFrom(
  { file, width, height, widths }: typeof images.$inferSelect,
  alt = '',
): ResponsivePicture {
  return { src: addressOfPicture(file), width, height, widths, alt };
}
