import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { FileFinder } from '@/db/import/find-file';
import {
  checkPicture,
  PictureError,
  type StoredPicture,
  storePicture,
  tooLargeError,
} from '@/db/media/store';
import { MAX_SOURCE_BYTES } from '@/lib/http/upload-limit';
import type { FileProblem, Problem } from '@/lib/import/problem';

/** A picture that a file refers to: its line there, and its field, `hero` or `portrait`, outside the body. */
export interface NamedPicture {
  src: string;
  line: number;
  as?: string;
}

/** The pictures of a file by `src`. */
export interface CheckedPictures {
  problems: FileProblem[];
  /** As they are stored, or would be; `kept` when already stored. */
  pictures: Map<string, { picture: StoredPicture; kept: boolean }>;
}

/**
 * Checks all pictures of `file` before one is stored, so that a file that is left out leaves no picture behind.
 * @param folder root of the import: no file outside of it is read
 */
export async function checkPictures(
  folder: string,
  file: string,
  named: readonly NamedPicture[],
): Promise<CheckedPictures> {
  const problems: FileProblem[] = [];
  const pictures: CheckedPictures['pictures'] = new Map();
  for (const { src, line, as } of named) {
    try {
      if (!pictures.has(src)) pictures.set(src, await checkPicture(await readBeside(folder, file, src)));
    } catch (error) {
      problems.push({ line, ...(as && { field: as }), ...problemOf(error as Error, src) });
    }
  }
  return { problems, pictures };
}

/** Stores the pictures of `file`, by `src`. */
export async function storePictures(
  folder: string,
  file: string,
  named: Iterable<string>,
): Promise<Map<string, StoredPicture>> {
  const stored = new Map<string, StoredPicture>();
  for (const src of named) stored.set(src, await storePicture(await readBeside(folder, file, src)));
  return stored;
}

/** @throws PictureError, or the file system's error */
async function readBeside(folder: string, file: string, src: string): Promise<Buffer> {
  if (/^[a-z]+:/i.test(src)) throw new PictureError('picture-elsewhere');
  const named = path.resolve(path.dirname(file), src);
  // Checked before the file system is asked: whether a file outside of the folder exists must not leak.
  if (!isWithin(path.resolve(folder), named)) throw outside();
  const place = await realpath(named).catch(async (error) => {
    const alike = await new FileFinder(folder).find(path.relative(folder, named));
    if (alike === undefined) throw error;
    return realpath(alike);
  });
  if (!isWithin(await realpath(folder), place)) throw outside();
  if ((await stat(place)).size > MAX_SOURCE_BYTES) throw tooLargeError();
  return readFile(place);
}

function isWithin(folder: string, file: string): boolean {
  const way = path.relative(folder, file);
  return way !== '' && !way.split(path.sep).includes('..') && !path.isAbsolute(way);
}

function outside(): PictureError {
  return new PictureError('picture-outside');
}

function problemOf(error: NodeJS.ErrnoException, src: string): Problem {
  if (error instanceof PictureError) return error.problemOf(src);
  if (error.code === 'ENOENT') return { kind: 'picture-missing', values: { src } };
  return { kind: 'picture-unreadable', values: { src }, quote: error.message };
}
