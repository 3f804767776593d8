import { existsSync, statSync } from 'node:fs';
import { copyFile, rename, rm, writeFile } from 'node:fs/promises';
import type { Client } from '@libsql/client';
import { client } from '@/db/core/client';
import { tags } from '@/db/core/tags';
import { mediaFolder } from '@/db/media/pictures';
import { databaseFile, makeDataFolder } from '@/runtime/settings';
import { UserError } from '@/runtime/user-error';
import { editions } from '@/site.config';
import { type Backup, checkBackup } from './backup';
import { copyPictures, fsyncFile, MANIFEST, mediaFolderOf, ON_A_SERVER, withDatabaseFile } from './files';

/**
 * Replaces the database by a backup, keeping the old one beside it under another name, and adds the backup's pictures. An
 * older schema is migrated at the next start.
 * @returns the path of the replaced database; undefined when there was none
 * @throws {UserError} when the backup is not valid, or the site is running
 */
export async function restoreBackup(file: string): Promise<Backup & { pictures: number; replaced?: string }> {
  if (!databaseFile) throw new UserError(`The database is on a server: restore it ${ON_A_SERVER}`);
  const backup = await checkBackup(file);
  makeDataFolder();
  const partial = `${databaseFile}.part`;
  try {
    await writeFile(partial, '', { mode: 0o600 });
    await copyFile(file, partial);
    await withDatabaseFile(partial, async (copy) => {
      await copy.execute(`DROP TABLE ${MANIFEST}`);
      await invalidatePages(copy);
      await recordTried(copy);
    });
    await fsyncFile(partial);
    const pictures = await copyPictures(mediaFolderOf(file), mediaFolder);
    // Our own connection would keep the database busy.
    client.close();
    const replaced = await setAside(databaseFile);
    await rename(partial, databaseFile);
    return { ...backup, pictures, replaced };
  } finally {
    await rm(partial, { force: true });
  }
}

/** For the desk, which tells when restoring was last tried; a backup of an older schema has no place for it. */
async function recordTried(copy: Client): Promise<void> {
  await copy
    .execute({
      sql: "INSERT OR REPLACE INTO job_runs (name, ran_at) VALUES ('restore', ?)",
      args: [Date.now()],
    })
    .catch((error) => {
      if (!String(error).includes('no such table')) throw error;
    });
}

/** Invalidates all cached pages: those on disk may be newer than what is restored. */
async function invalidatePages(copy: Client): Promise<void> {
  for (const edition of editions) {
    await copy.execute({
      sql: 'INSERT OR REPLACE INTO changes (tag, changed_at) VALUES (?, ?)',
      args: [tags.articles(edition), Date.now()],
    });
  }
}

/**
 * Renames a database, if nobody has it open: only the sole connection can leave WAL mode.
 * @throws {UserError} when it is open elsewhere
 */
async function setAside(database: string): Promise<string | undefined> {
  // db/core/client.ts creates an empty file where there was none.
  if (!existsSync(database) || statSync(database).size === 0) return undefined;
  const mode = await withDatabaseFile(database, async (opened) => {
    const { rows } = await opened.execute('PRAGMA journal_mode = DELETE');
    return rows[0]?.[0];
  }).catch(() => 'busy');
  if (mode !== 'delete') throw new UserError('The site is running: stop it first. Nothing was replaced.');
  const replaced = `${database}.replaced-${new Date().toISOString().replaceAll(':', '-')}`;
  await rename(database, replaced);
  return replaced;
}
