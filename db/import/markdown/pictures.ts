import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import {
  checkPicture,
  MAX_SOURCE_BYTES,
  PictureError,
  type StoredPicture,
  storePicture,
  tooLargeError,
} from '@/db/media/store';
import type { FileProblem, Problem } from '@/lib/import/problem';

/** A picture that an editor's file names, where it names it, and as what: `hero`, `portrait`. */
export interface NamedPicture {
  src: string;
  line: number;
  as?: string;
}

/** The pictures that a file names, by the name it gives them. */
export interface CheckedPictures {
  problems: FileProblem[];
  /** As they are kept, or would be; `kept` are those that are here already. */
  pictures: Map<string, { picture: StoredPicture; kept: boolean }>;
}

/**
 * Checks the pictures that `file` names, all before one is stored: of a file that is left out no picture stays
 * behind.
 * @param folder what is imported: no file outside of it is read
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

/** Stores the pictures that `file` names, by the name it gives them. */
export async function storePictures(
  folder: string,
  file: string,
  named: Iterable<string>,
): Promise<Map<string, StoredPicture>> {
  const stored = new Map<string, StoredPicture>();
  for (const src of named) stored.set(src, await storePicture(await readBeside(folder, file, src)));
  return stored;
}

/** @throws PictureError, or what the file system says */
async function readBeside(folder: string, file: string, src: string): Promise<Buffer> {
  if (/^[a-z]+:/i.test(src)) throw new PictureError('picture-elsewhere');
  const named = path.resolve(path.dirname(file), src);
  // Before it is looked for: what is there or not outside of the folder is nobody's business.
  if (!isWithin(path.resolve(folder), named)) throw outside();
  const place = await realpath(named);
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
