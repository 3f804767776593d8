import path from 'node:path';
import { dataFolder } from './settings';

export const mediaFolder = path.join(dataFolder, 'media');

const FILE_NAME = /^[0-9a-f]{32}\.webp$/;

/** The path of a stored picture's file; undefined when no picture can have this name. */
export function pathOfPicture(file: string): string | undefined {
  return FILE_NAME.test(file) ? path.join(mediaFolder, file) : undefined;
}

export function addressOfPicture(file: string): string {
  return `/media/${file}`;
}
