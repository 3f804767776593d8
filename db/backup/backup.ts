import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Client, createClient, type LibsqlError, type Transaction } from '@libsql/client';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { client } from '@/db/core/client';
import { mediaFolder } from '@/db/media/pictures';
import { MIGRATIONS_FOLDER } from '@/db/migrate';
import { databaseFile, settings } from '@/runtime/settings';
import { UserError } from '@/runtime/user-error';
import {
  copyPictures,
  fsyncFile,
  listFiles,
  MANIFEST,
  mediaFolderOf,
  ON_A_SERVER,
  withDatabaseFile,
} from './files';
import { backupName, expiredBackups, isBackupDue } from './rotation';

export interface Backup {
  madeAt: Date;
  /** Rows by table. */
  counts: Record<string, number>;
}

/** An empty database as a lock file: SQLite releases its lock when the process ends, however it ends. */
const LOCK = '.lock';

type BackupRun =
  | (Backup & { outcome: 'done'; file: string; pictures: number; removed: number })
  /** `busy`: another process is making one. `early`: none is due. */
  | { outcome: 'busy' | 'early' };

/**
 * Makes a backup in BACKUP_DIR, then removes those beyond BACKUP_KEEP. Locked: of several processes one does it.
 * @param onlyIfDue does nothing while none is due
 * @throws {UserError} when no folder is set, or it could not be made; no other is removed then
 */
export async function backUpToFolder({ onlyIfDue = false, now = new Date() } = {}): Promise<BackupRun> {
  const { BACKUP_DIR: folder, BACKUP_KEEP } = settings;
  if (folder === undefined) throw new UserError('Name a file, or set BACKUP_DIR.');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return withLock(folder, async () => {
    // Another process may have made one while this one waited for the lock.
    if (onlyIfDue && !(await isBackupDue(now))) return { outcome: 'early' };
    const file = path.join(folder, backupName(now));
    const backup = await makeBackup(file);
    await fsyncFolder(folder);
    const old = expiredBackups(await listFiles(folder), BACKUP_KEEP);
    for (const name of old) await rm(path.join(folder, name), { force: true });
    return { outcome: 'done', file, removed: old.length, ...backup };
  });
}

async function withLock(folder: string, work: () => Promise<BackupRun>): Promise<BackupRun> {
  const lock = createClient({ url: `file:${path.join(path.resolve(folder), LOCK)}` });
  try {
    const held: Transaction | null = await lock.transaction('write').catch((error: LibsqlError) => {
      if (error.code === 'SQLITE_BUSY') return null;
      throw error;
    });
    return held === null ? { outcome: 'busy' } : await work();
  } finally {
    lock.close();
  }
}

/** So that the new name is durable before an old one is removed. */
async function fsyncFolder(folder: string): Promise<void> {
  const opened = await open(folder, 'r');
  await opened.sync().finally(() => opened.close());
}

/**
 * Copies a snapshot of the database into a file, while the site goes on writing, and new pictures into the folder `media`
 * beside it. Atomic: the file appears only when it is complete and verified.
 * @throws {UserError} when there is a file already, or the database is on a server
 */
export async function makeBackup(target: string): Promise<Backup & { pictures: number }> {
  if (!databaseFile) throw new UserError(`The database is on a server: make its backup ${ON_A_SERVER}`);
  if (existsSync(target)) throw new UserError(`${target} is there already.`);
  await mkdir(path.dirname(target), { recursive: true });
  const partial = `${target}.part`;
  await rm(partial, { force: true });
  try {
    // Mode 600, as it holds e-mail addresses. VACUUM INTO accepts an empty file.
    await writeFile(partial, '', { mode: 0o600 });
    await client.execute({ sql: 'VACUUM INTO ?', args: [partial] });
    await withDatabaseFile(partial, async (copy) => {
      const counts = await countRows(copy);
      await copy.execute(`CREATE TABLE ${MANIFEST} (made_at INTEGER NOT NULL, counts TEXT NOT NULL)`);
      await copy.execute({
        sql: `INSERT INTO ${MANIFEST} VALUES (?, ?)`,
        args: [Date.now(), JSON.stringify(counts)],
      });
    });
    const backup = await checkBackup(partial);
    const pictures = await copyPictures(mediaFolder, mediaFolderOf(target));
    await fsyncFile(partial);
    await rename(partial, target);
    return { ...backup, pictures };
  } finally {
    await rm(partial, { force: true });
  }
}

/**
 * Verifies a whole backup.
 * @throws {UserError} when it is corrupt, its row counts differ from its manifest, or its schema is newer than this site's
 */
export async function checkBackup(file: string): Promise<Backup> {
  if (!(await stat(file).catch(() => undefined))?.isFile()) throw new UserError(`There is no file ${file}.`);
  try {
    return await withDatabaseFile(file, readBackup);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${file} is no backup of this site: ${(error as Error).message}`);
  }
}

async function readBackup(copy: Client): Promise<Backup> {
  const { rows: faults } = await copy.execute('PRAGMA integrity_check');
  if (faults[0]?.[0] !== 'ok') throw new UserError(`The file is damaged: ${String(faults[0]?.[0])}`);
  const { rows: orphans } = await copy.execute('PRAGMA foreign_key_check');
  if (orphans.length > 0)
    throw new UserError(`Rows of ${String(orphans[0]?.[0])} refer to rows that are missing.`);
  const { rows } = await copy.execute(`SELECT made_at, counts FROM ${MANIFEST}`);
  const said = JSON.parse(String(rows[0]?.counts)) as Record<string, number>;
  const counts = await countRows(copy);
  const wrong = [...new Set([...Object.keys(said), ...Object.keys(counts)])].find(
    (table) => said[table] !== counts[table],
  );
  if (wrong)
    throw new UserError(
      `It should hold ${said[wrong] ?? 0} rows of ${wrong}, and holds ${counts[wrong] ?? 0}.`,
    );
  const { rows: applied } = await copy.execute('SELECT max(created_at) FROM __drizzle_migrations');
  if (Number(applied[0]?.[0]) > newestMigration())
    throw new UserError('It was made by a newer version of the site: install that one first.');
  return { madeAt: new Date(Number(rows[0]?.made_at)), counts };
}

/** By table, without the manifest and SQLite's own; a virtual table's rows are in shadow tables. */
async function countRows(copy: Client): Promise<Record<string, number>> {
  const { rows } = await copy.execute({
    sql: `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
      AND sql NOT LIKE 'CREATE VIRTUAL%' AND name <> ?`,
    args: [MANIFEST],
  });
  const counts: Record<string, number> = {};
  for (const { name } of rows) {
    const { rows: counted } = await copy.execute(
      `SELECT count(*) FROM "${String(name).replaceAll('"', '""')}"`,
    );
    counts[String(name)] = Number(counted[0]?.[0]);
  }
  return counts;
}

function newestMigration(): number {
  return Math.max(
    ...readMigrationFiles({ migrationsFolder: MIGRATIONS_FOLDER }).map(({ folderMillis }) => folderMillis),
  );
}
