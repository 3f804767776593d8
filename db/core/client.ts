import { type Client, createClient } from '@libsql/client';
import { drizzle } from 'drizzle-orm/libsql';
import * as schema from '@/db/schema/articles';
import { observe } from '@/runtime/metrics';
import { databaseFile, settings } from '@/runtime/settings';
import { databaseError, ensureDatabaseFile } from './database-file';
import { fetchWithTimeout } from './fetch-timeout';
import { withReplica } from './replica';
import { DRIVER_TIMEOUT_MS, withBusyRetry } from './retry-busy';

/** Of a request to a database server; a replica that takes longer is left for the primary. */
const PRIMARY_TIMEOUT_MS = 10_000;
const REPLICA_TIMEOUT_MS = 2_000;

export const client = measured(connect());

export const db = drizzle(client, { schema });

export type Transaction = Parameters<Parameters<typeof db.transaction>[0]>[0];

/** @throws {UserError} when there should be a file, and none can be made */
function connect(): Client {
  const authToken = settings.DATABASE_AUTH_TOKEN;
  if (databaseFile) return openFile();
  const open = (url: string, timeoutMs: number) =>
    createClient({ url, authToken, fetch: fetchWithTimeout(timeoutMs) });
  const primary = open(settings.DATABASE_URL, PRIMARY_TIMEOUT_MS);
  const { DATABASE_REPLICA_URL: replica } = settings;
  return replica ? withReplica(primary, open(replica, REPLICA_TIMEOUT_MS)) : primary;
}

function openFile(): Client {
  try {
    ensureDatabaseFile();
  } catch (error) {
    throw databaseError(error);
  }
  return withBusyRetry(() => createClient({ url: settings.DATABASE_URL, timeout: DRIVER_TIMEOUT_MS }));
}

/**
 * Checks that the file is opened the way the site promises: readers beside one writer (WAL), foreign keys checked,
 * and every commit on the disk before it is acknowledged. WAL stays in the file; the other two are the driver's
 * defaults for each of its pooled connections and cannot be set once for all, so they are checked here.
 * @throws when the driver no longer gives them
 */
export async function openDatabase(): Promise<void> {
  if (!databaseFile) return;
  await client.execute('PRAGMA journal_mode = WAL');
  const foreignKeys = await readPragma('foreign_keys');
  const synchronous = await readPragma('synchronous');
  const FULL = 2;
  if (foreignKeys !== 1 || synchronous !== FULL) {
    throw new Error(
      `The SQLite driver opens connections with foreign_keys=${foreignKeys}, synchronous=${synchronous}`,
    );
  }
}

async function readPragma(name: 'foreign_keys' | 'synchronous'): Promise<unknown> {
  const { rows } = await client.execute(`PRAGMA ${name}`);
  return rows[0]?.[0];
}

/** Observes the duration of each statement; those of a transaction are measured with it, by `write`. */
function measured(driver: Client): Client {
  const { execute } = driver;
  return Object.assign(driver, {
    execute: (...call: unknown[]) => observe('read', () => Reflect.apply(execute, driver, call)),
  });
}
