import { mkdirSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { createClient, type LibsqlError } from '@libsql/client';
import { drizzle } from 'drizzle-orm/libsql';
import * as schema from './schema';
import { databaseFile, dataFolder, settings } from './settings';

/** How long a statement waits for another process's write, in milliseconds; a bulk import commits well within it. */
const BUSY_TIMEOUT = 10_000;

/** Between two tries of what SQLite does not wait for, in milliseconds. */
const PAUSE = 50;

if (databaseFile) mkdirSync(dataFolder, { recursive: true });

export const client = createClient({
  url: settings.DATABASE_URL,
  authToken: settings.DATABASE_AUTH_TOKEN,
  timeout: BUSY_TIMEOUT,
});

export const db = drizzle(client, { schema });

export type Transaction = Parameters<Parameters<typeof db.transaction>[0]>[0];

/** Next's bundles and the server around them each have a copy of this module; the queue is one for the process. */
const shared = globalThis as typeof globalThis & { maqalLastWrite?: Promise<unknown> };

/**
 * Runs `work` in one immediate transaction, after the writes this process began before it. The queue matters for a
 * file: its driver waits for the write lock by blocking the thread, so a second transaction would starve the first.
 * @throws what `work` throws, after rolling back
 */
export function write<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  const before = shared.maqalLastWrite ?? Promise.resolve();
  const result = before.then(() => db.transaction(work, { behavior: 'immediate' }));
  shared.maqalLastWrite = result.catch(() => undefined);
  return result;
}

/**
 * Makes sure that the file is opened the way the site promises: readers beside one writer (WAL), foreign keys checked,
 * and every commit on the disk before it is acknowledged. WAL stays in the file; the other two are the driver's
 * defaults for each of its pooled connections and cannot be set once for all, so they are checked here.
 * @throws when the driver no longer gives them
 */
export async function openDatabase(): Promise<void> {
  if (!databaseFile) return;
  await switchToWal();
  const foreignKeys = await readPragma('foreign_keys');
  const synchronous = await readPragma('synchronous');
  const FULL = 2;
  if (foreignKeys !== 1 || synchronous !== FULL) {
    throw new Error(
      `The SQLite driver opens connections with foreign_keys=${foreignKeys}, synchronous=${synchronous}`,
    );
  }
}

/** The switch needs the file to itself for a moment, and SQLite refuses it at once instead of waiting its turn. */
async function switchToWal(): Promise<void> {
  for (let waited = 0; ; waited += PAUSE) {
    try {
      await client.execute('PRAGMA journal_mode = WAL');
      return;
    } catch (error) {
      if ((error as LibsqlError).code !== 'SQLITE_BUSY' || waited >= BUSY_TIMEOUT) throw error;
      await setTimeout(PAUSE);
    }
  }
}

async function readPragma(name: 'foreign_keys' | 'synchronous'): Promise<unknown> {
  const { rows } = await client.execute(`PRAGMA ${name}`);
  return rows[0]?.[0];
}
