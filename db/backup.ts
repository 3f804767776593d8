import { existsSync, statSync } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type Client, createClient } from '@libsql/client';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { editions } from '@/site.config';
import { client } from './client';
import { MIGRATIONS_FOLDER } from './migrate';
import { mediaFolder } from './pictures';
import { databaseFile, makeDataFolder } from './settings';
import { tags } from './tags';

/** Said to whoever runs a command instead of a stack: nothing was replaced. */
export class BackupError extends Error {}

export interface Backup {
  madeAt: Date;
  /** Rows by table. */
  counts: Record<string, number>;
}

/** What a backup knows of itself, in the file: without it, or with other counts than its own, it is none. */
const MANIFEST = 'maqal_backup';

const ON_A_SERVER = 'on its machine, with DATABASE_URL=file:FOLDER/dbs/default/data (docs/scale.md).';

/**
 * Copies the database as it is at one moment into a file of its own, while the site goes on writing, and the pictures
 * that are not there yet into the folder `media` beside it. The file appears only when it is whole and was checked.
 * @throws {BackupError} when there is a file already, or the database is on a server
 */
export async function makeBackup(target: string): Promise<Backup & { pictures: number }> {
  if (!databaseFile) throw new BackupError(`The database is on a server: make its backup ${ON_A_SERVER}`);
  if (existsSync(target)) throw new BackupError(`${target} is there already.`);
  await mkdir(path.dirname(target), { recursive: true });
  const partial = `${target}.part`;
  await rm(partial, { force: true });
  try {
    // It holds e-mail addresses: nobody else may read it. SQLite fills a file that is empty.
    await writeFile(partial, '', { mode: 0o600 });
    await client.execute({ sql: 'VACUUM INTO ?', args: [partial] });
    await withFile(partial, async (copy) => {
      const counts = await countRows(copy);
      await copy.execute(`CREATE TABLE ${MANIFEST} (made_at INTEGER NOT NULL, counts TEXT NOT NULL)`);
      await copy.execute({
        sql: `INSERT INTO ${MANIFEST} VALUES (?, ?)`,
        args: [Date.now(), JSON.stringify(counts)],
      });
    });
    const backup = await checkBackup(partial);
    const pictures = await copyPictures(mediaFolder, picturesBeside(target));
    await syncToDisk(partial);
    await rename(partial, target);
    return { ...backup, pictures };
  } finally {
    await rm(partial, { force: true });
  }
}

/**
 * Reads a backup from its first page to its last.
 * @throws {BackupError} when it is broken, holds other rows than it says, or is of a newer site than this
 */
export async function checkBackup(file: string): Promise<Backup> {
  if (!(await stat(file).catch(() => undefined))?.isFile())
    throw new BackupError(`There is no file ${file}.`);
  try {
    return await withFile(file, readBackup);
  } catch (error) {
    if (error instanceof BackupError) throw error;
    throw new BackupError(`${file} is no backup of this site: ${(error as Error).message}`);
  }
}

async function readBackup(copy: Client): Promise<Backup> {
  const { rows: faults } = await copy.execute('PRAGMA integrity_check');
  if (faults[0]?.[0] !== 'ok') throw new BackupError(`The file is damaged: ${String(faults[0]?.[0])}`);
  const { rows: orphans } = await copy.execute('PRAGMA foreign_key_check');
  if (orphans.length > 0)
    throw new BackupError(`Rows of ${String(orphans[0]?.[0])} refer to rows that are missing.`);
  const { rows } = await copy.execute(`SELECT made_at, counts FROM ${MANIFEST}`);
  const said = JSON.parse(String(rows[0]?.counts)) as Record<string, number>;
  const counts = await countRows(copy);
  const wrong = [...new Set([...Object.keys(said), ...Object.keys(counts)])].find(
    (table) => said[table] !== counts[table],
  );
  if (wrong)
    throw new BackupError(
      `It should hold ${said[wrong] ?? 0} rows of ${wrong}, and holds ${counts[wrong] ?? 0}.`,
    );
  const { rows: applied } = await copy.execute('SELECT max(created_at) FROM __drizzle_migrations');
  if (Number(applied[0]?.[0]) > newestMigration())
    throw new BackupError('It was made by a newer version of the site: install that one first.');
  return { madeAt: new Date(Number(rows[0]?.made_at)), counts };
}

/**
 * Puts a backup in the place of the database, which is kept beside it under another name, and its pictures among those
 * of the site. An older schema is brought up to date at the next start.
 * @returns where the database that was replaced is kept; undefined when there was none
 * @throws {BackupError} when the backup cannot be believed, or the site is running
 */
export async function restoreBackup(file: string): Promise<Backup & { pictures: number; replaced?: string }> {
  if (!databaseFile) throw new BackupError(`The database is on a server: restore it ${ON_A_SERVER}`);
  const backup = await checkBackup(file);
  makeDataFolder();
  const partial = `${databaseFile}.part`;
  try {
    await writeFile(partial, '', { mode: 0o600 });
    await copyFile(file, partial);
    await withFile(partial, async (copy) => {
      await copy.execute(`DROP TABLE ${MANIFEST}`);
      await outdatePages(copy);
    });
    await syncToDisk(partial);
    const pictures = await copyPictures(picturesBeside(file), mediaFolder);
    // Our own connection to the database would count as somebody's.
    client.close();
    const replaced = await setAside(databaseFile);
    await rename(partial, databaseFile);
    return { ...backup, pictures, replaced };
  } finally {
    await rm(partial, { force: true });
  }
}

/** Pages on the disk may be newer than what is restored, and show what is no longer so: all of them are out of date. */
async function outdatePages(copy: Client): Promise<void> {
  for (const edition of editions) {
    await copy.execute({
      sql: 'INSERT OR REPLACE INTO changes (tag, changed_at) VALUES (?, ?)',
      args: [tags.articles(edition), Date.now()],
    });
  }
}

/**
 * Moves a database out of the way, if nobody has it open: only the last connection may leave SQLite's log (WAL).
 * @throws {BackupError} when somebody has it open
 */
async function setAside(database: string): Promise<string | undefined> {
  // An empty file is what db/client.ts makes where there was none.
  if (!existsSync(database) || statSync(database).size === 0) return undefined;
  const mode = await withFile(database, async (opened) => {
    const { rows } = await opened.execute('PRAGMA journal_mode = DELETE');
    return rows[0]?.[0];
  }).catch(() => 'busy');
  if (mode !== 'delete') throw new BackupError('The site is running: stop it first. Nothing was replaced.');
  const replaced = `${database}.replaced-${new Date().toISOString().replaceAll(':', '-')}`;
  await rename(database, replaced);
  return replaced;
}

async function withFile<T>(file: string, work: (opened: Client) => Promise<T>): Promise<T> {
  const opened = createClient({ url: `file:${path.resolve(file)}` });
  try {
    return await work(opened);
  } finally {
    opened.close();
  }
}

/** Of every table but the manifest and what SQLite keeps for itself; a virtual table's rows are in tables of its own. */
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

function picturesBeside(file: string): string {
  return path.join(path.dirname(file), 'media');
}

/** Copies the pictures that are not there yet: a name stands for one content. Gives their number. */
async function copyPictures(from: string, to: string): Promise<number> {
  const names = (await readdir(from).catch(() => [])).filter((name) => !name.endsWith('.part'));
  const present = new Set(await readdir(to).catch(() => []));
  const missing = names.filter((name) => !present.has(name));
  if (missing.length > 0) await mkdir(to, { recursive: true });
  for (const name of missing) {
    const partial = path.join(to, `${name}.part`);
    await copyFile(path.join(from, name), partial);
    await rename(partial, path.join(to, name));
  }
  return missing.length;
}

async function syncToDisk(file: string): Promise<void> {
  const opened = await open(file, 'r+');
  await opened.sync().finally(() => opened.close());
}
