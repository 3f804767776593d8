/** Files of a backup, shared by making and restoring: the database file, and the pictures beside it. */
import { copyFile, mkdir, open, readdir, rename, stat } from 'node:fs/promises';
import path from 'node:path';
import { type Client, createClient } from '@libsql/client';
import { UserError } from '@/runtime/user-error';

/** Table with the time and row counts of a backup; a file without it is no backup. */
export const MANIFEST = 'maqal_backup';

export const ON_A_SERVER = 'on its machine, with DATABASE_URL=file:FOLDER/dbs/default/data (docs/scale.md).';

/** Opens a SQLite file for the duration of `work`. */
export async function withDatabaseFile<T>(file: string, work: (opened: Client) => Promise<T>): Promise<T> {
  const opened = createClient({ url: `file:${path.resolve(file)}` });
  try {
    return await work(opened);
  } finally {
    opened.close();
  }
}

/** The names in a folder; none if it does not exist. */
export async function listFiles(folder: string): Promise<string[]> {
  return await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    if (error.code === 'ENOTDIR') throw new UserError(`${folder} is no folder.`);
    throw error;
  });
}

/** The folder of a backup's pictures. */
export function mediaFolderOf(file: string): string {
  return path.join(path.dirname(file), 'media');
}

/**
 * Copies the pictures that are missing there, atomically each; files are immutable. Returns their number.
 * @throws {UserError} when something there is no file; nothing was copied then
 */
export async function copyPictures(from: string, to: string): Promise<number> {
  const names = await listPictures(from);
  const present = new Set(await listFiles(to));
  const missing = names.filter((name) => !present.has(name));
  if (missing.length > 0) await mkdir(to, { recursive: true });
  for (const name of missing) {
    const partial = path.join(to, `${name}.part`);
    await copyFile(path.join(from, name), partial);
    await rename(partial, path.join(to, name));
  }
  return missing.length;
}

async function listPictures(folder: string): Promise<string[]> {
  const names = (await listFiles(folder)).filter((name) => !name.endsWith('.part'));
  for (const name of names) {
    const file = path.join(folder, name);
    if (!(await stat(file)).isFile())
      throw new UserError(`${file} is no picture: take it away, since that folder holds pictures alone.`);
  }
  return names;
}

/** Makes what was written durable. */
export async function fsyncFile(file: string): Promise<void> {
  const opened = await open(file, 'r+');
  await opened.sync().finally(() => opened.close());
}
