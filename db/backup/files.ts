/** The file of a backup and the pictures beside it, as they are made and as they are put back. */
import { copyFile, mkdir, open, readdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { type Client, createClient } from '@libsql/client';

/** Said to whoever runs a command instead of a stack: nothing was replaced. */
export class BackupError extends Error {}

/** What a backup knows of itself, in the file: without it, or with other counts than its own, it is none. */
export const MANIFEST = 'maqal_backup';

export const ON_A_SERVER = 'on its machine, with DATABASE_URL=file:FOLDER/dbs/default/data (docs/scale.md).';

/** Opens a SQLite file for as long as the work takes. */
export async function withDatabaseFile<T>(file: string, work: (opened: Client) => Promise<T>): Promise<T> {
  const opened = createClient({ url: `file:${path.resolve(file)}` });
  try {
    return await work(opened);
  } finally {
    opened.close();
  }
}

/** The names in a folder; none where it is not there yet. */
export async function listFiles(folder: string): Promise<string[]> {
  return await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
}

/** Where the pictures of a backup are. */
export function mediaFolderOf(file: string): string {
  return path.join(path.dirname(file), 'media');
}

/** Copies the pictures that are not there yet: a name stands for one content. Gives their number. */
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

/** So that what was written is on the disk, not only on its way there. */
export async function fsyncFile(file: string): Promise<void> {
  const opened = await open(file, 'r+');
  await opened.sync().finally(() => opened.close());
}
