import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Problem } from '@/lib/article-source';
import { BYTE_LIMIT, checkPicture, PictureError, type StoredPicture, storePicture, tooHeavy } from './media';

/** A picture that an editor's file names, where it names it, and as what: `hero`, `portrait`. */
export interface NamedPicture {
  src: string;
  line: number;
  as?: string;
}

/**
 * What is wrong with the pictures that `file` names. All are looked through before one is stored: of a file that is
 * left out no picture stays behind.
 */
export async function problemsOf(file: string, named: NamedPicture[]): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { src, line, as } of named) {
    const reason = await reasonAgainst(file, src);
    if (reason) problems.push({ line, reason: `${as ? `${as}: ` : ''}the picture ${src} ${reason}` });
  }
  return problems;
}

/** Stores the pictures that `file` names, by the name it gives them. */
export async function storePictures(
  file: string,
  named: NamedPicture[],
): Promise<Map<string, StoredPicture>> {
  const stored = new Map<string, StoredPicture>();
  for (const { src } of named)
    if (!stored.has(src)) stored.set(src, await storePicture(await readFile(placeOf(file, src))));
  return stored;
}

async function reasonAgainst(file: string, src: string): Promise<string | undefined> {
  if (/^[a-z]+:/i.test(src)) return 'must be a file beside the article';
  try {
    const place = placeOf(file, src);
    if ((await stat(place)).size > BYTE_LIMIT) throw tooHeavy();
    await checkPicture(await readFile(place));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (error instanceof PictureError) return message;
    return code === 'ENOENT' ? 'is not there' : `cannot be read: ${message}`;
  }
}

function placeOf(file: string, src: string): string {
  return path.resolve(path.dirname(file), src);
}
