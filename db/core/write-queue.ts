/** The one queue of writes of a process: transactions one after the other, and group commit for those that can share one. */
import { setTimeout } from 'node:timers/promises';
import { observe } from '@/runtime/metrics';
import { perProcess } from '@/runtime/per-process';
import { db, type Transaction } from './client';

const queue = perProcess('write queue', () => ({
  last: Promise.resolve() as Promise<unknown>,
  batched: [] as BatchedWrite[],
}));

/**
 * Runs `work` in one immediate transaction, after the writes this process began before it: each waits its turn here
 * instead of contending for the file. The lock is taken before `work` begins, so `work` runs once.
 * @throws what `work` throws, after rolling back
 */
export function write<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  const before = queue.last;
  const transact = () => db.transaction(work, { behavior: 'immediate' });
  const result = observe('write', () => before.then(transact));
  queue.last = result.catch(() => undefined);
  return result;
}

/** How long a batch is gathered: about as long as a commit takes a disk. */
const BATCH_WINDOW_MS = 4;

/** Works of one transaction; none of them lets the thread go, and a reader waits for all. */
const MAX_BATCH = 16;

interface BatchedWrite {
  key: string;
  work: (tx: Transaction) => Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
}

/**
 * Group commit: as `write`, but in one transaction with other works that come within a few milliseconds, since a
 * commit to disk takes as long for one as for many. No promise resolves before the commit. When one of them fails, all are
 * rolled back and run again, each alone, so that no work fails by another's error. (A savepoint for each would not do: a
 * statement that SQLite refused keeps its connection from committing, see db/core/retry-busy.ts.) So `work` may run twice,
 * and must change nothing but the database.
 * @param key works of one key run sequentially; those of other keys concurrently, in one round trip's time to a database
 * server, and must not depend on each other's results
 */
export function writeBatched<T>(key: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const { batched } = queue;
  return new Promise<T>((resolve, reject) => {
    batched.push({ key, work, resolve: resolve as BatchedWrite['resolve'], reject });
    if (batched.length === 1) void setTimeout(BATCH_WINDOW_MS).then(() => flush(batched));
  });
}

async function flush(batched: BatchedWrite[]): Promise<void> {
  while (batched.length > 0) {
    const batch: BatchedWrite[] = [];
    try {
      const values = await write(async (tx) => {
        batch.push(...batched.slice(0, MAX_BATCH));
        return runBatch(tx, batch);
      });
      for (const [index, { resolve }] of batch.entries()) resolve(values[index]);
    } catch (error) {
      // Where the transaction could not even begin, no work has run, and none would fare better alone. Nor would those
      // who came meanwhile fare better: they are told at once, not after a wait as long.
      const begun = batch.length > 0;
      if (!begun) batch.push(...batched);
      if (!begun || batch.length === 1) for (const { reject } of batch) reject(error);
      else for (const { work, resolve, reject } of batch) write(work).then(resolve, reject);
    }
    batched.splice(0, batch.length);
  }
}

/** Waits for all of them, also when one fails: no statement may be in flight when the transaction is rolled back. */
async function runBatch(tx: Transaction, batch: readonly BatchedWrite[]): Promise<unknown[]> {
  const lastOf = new Map<string, Promise<unknown>>();
  const all = batch.map(({ key, work }) => {
    const done = (lastOf.get(key) ?? Promise.resolve()).then(() => work(tx));
    lastOf.set(key, done);
    return done;
  });
  await Promise.allSettled(all);
  return Promise.all(all);
}
