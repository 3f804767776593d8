import { setTimeout } from 'node:timers/promises';
import { type Client, createClient } from '@libsql/client';
import { drizzle } from 'drizzle-orm/libsql';
import * as schema from '@/db/schema/articles';
import { timed } from '@/runtime/metrics';
import { perProcess } from '@/runtime/per-process';
import { databaseFile, settings } from '@/runtime/settings';
import { makeFile, unusable } from './database-file';
import { fetchWithin } from './fetch-timeout';
import { withReplica } from './replica';
import { DRIVER_TIMEOUT, patient } from './retry-busy';

/** How long a server may take to answer, in milliseconds; a replica that takes longer is left for the primary. */
const ANSWER_LIMIT = 10_000;
const REPLICA_LIMIT = 2_000;

export const client = measured(connect());

export const db = drizzle(client, { schema });

export type Transaction = Parameters<Parameters<typeof db.transaction>[0]>[0];

const queue = perProcess('writes', () => ({
  last: Promise.resolve() as Promise<unknown>,
  together: [] as Joined[],
}));

/**
 * Runs `work` in one immediate transaction, after the writes this process began before it: each waits its turn here
 * instead of contending for the file. The lock is taken before `work` begins, so `work` runs once.
 * @throws what `work` throws, after rolling back
 */
export function write<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  const before = queue.last;
  const transact = () => db.transaction(work, { behavior: 'immediate' });
  const result = timed('write', () => before.then(transact));
  queue.last = result.catch(() => undefined);
  return result;
}

/** How long a work waits for others to be written with, in milliseconds: about as long as a commit takes a disk. */
const GATHER = 4;

/** Works of one transaction; none of them lets the thread go, and a reader waits for all. */
const GROUP_MOST = 16;

/** A work that waits to be written with others. */
interface Joined {
  line: string;
  work: (tx: Transaction) => Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

/**
 * As `write`, but in one transaction with other works that come within a few milliseconds: to put a commit on the disk
 * takes as long for one as for many. Nobody is answered before the commit. When one of them fails, all are rolled back
 * and run again, each alone, so that nobody bears another's failure. (A savepoint for each would not do: a statement
 * that SQLite refused keeps its connection from committing, see `patient`.) So `work` may run twice, and must change
 * nothing but the database. Those of one line run one after the other. The others run side by side, so that a server is
 * asked for all of them in the time of one, and must not depend on what each other find.
 */
export function writeTogether<T>(line: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const waiting = queue.together;
  return new Promise<T>((resolve, reject) => {
    waiting.push({ line, work, resolve: resolve as Joined['resolve'], reject });
    if (waiting.length === 1) void setTimeout(GATHER).then(() => writeGroups(waiting));
  });
}

async function writeGroups(waiting: Joined[]): Promise<void> {
  while (waiting.length > 0) {
    const group: Joined[] = [];
    try {
      const values = await write(async (tx) => {
        group.push(...waiting.slice(0, GROUP_MOST));
        return runInLines(tx, group);
      });
      for (const [index, { resolve }] of group.entries()) resolve(values[index]);
    } catch (error) {
      // Where the transaction could not even begin, no work has run, and none would fare better alone. Nor would those
      // who came meanwhile fare better: they are told at once, not after a wait as long.
      const begun = group.length > 0;
      if (!begun) group.push(...waiting);
      if (!begun || group.length === 1) for (const { reject } of group) reject(error);
      else for (const { work, resolve, reject } of group) write(work).then(resolve, reject);
    }
    waiting.splice(0, group.length);
  }
}

/** Nobody is still at work when it fails. */
async function runInLines(tx: Transaction, group: readonly Joined[]): Promise<unknown[]> {
  const lines = new Map<string, Promise<unknown>>();
  const all = group.map(({ line, work }) => {
    const done = (lines.get(line) ?? Promise.resolve()).then(() => work(tx));
    lines.set(line, done);
    return done;
  });
  await Promise.allSettled(all);
  return Promise.all(all);
}

/** @throws {PlainError} when there should be a file, and none can be made */
function connect(): Client {
  const authToken = settings.DATABASE_AUTH_TOKEN;
  if (databaseFile) return openFile();
  const open = (url: string, limit: number) => createClient({ url, authToken, fetch: fetchWithin(limit) });
  const primary = open(settings.DATABASE_URL, ANSWER_LIMIT);
  const { DATABASE_REPLICA_URL: replica } = settings;
  return replica ? withReplica(primary, open(replica, REPLICA_LIMIT)) : primary;
}

function openFile(): Client {
  try {
    makeFile();
  } catch (error) {
    throw unusable(error);
  }
  return patient(() => createClient({ url: settings.DATABASE_URL, timeout: DRIVER_TIMEOUT }));
}

/**
 * Makes sure that the file is opened the way the site promises: readers beside one writer (WAL), foreign keys checked,
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

/** Notes how long each statement takes; those of a transaction are measured with it, by `write`. */
function measured(driver: Client): Client {
  const { execute } = driver;
  return Object.assign(driver, {
    execute: (...call: unknown[]) => timed('read', () => Reflect.apply(execute, driver, call)),
  });
}
