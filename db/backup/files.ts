/** Files of a backup, shared by making and restoring: the database file, and the pictures beside it. */
import { copyFile, mkdir, open, readdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { type Client, createClient } from '@libsql/client';

/** A failure whose message is shown without a stack; nothing was replaced. */
export class BackupError extends Error {}

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
    throw error;
  });
}

/** The folder of a backup's pictures. */
export function mediaFolderOf(file: string): string {
  return path.join(path.dirname(file), 'media');
}

/** Copies the pictures that are missing there, atomically each; files are immutable. Returns their number. */
export async function copyPictures(from: string, to: string): Promise<number> {
  const names = (await listFiles(from)).filter((name) => !name.endsWith('.part'));
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

/** Makes what was written durable. */
export async function fsyncFile(file: string): Promise<void> {
  const opened = await open(file, 'r+');
  await opened.sync().finally(() => opened.close());
}
