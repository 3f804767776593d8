import type { Transaction } from './client';
import { write } from './write-queue';

/** Runs work in a transaction: `write` of db/core/write-queue.ts, or `rollbackAfter`. */
export type Run = <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;

/** Rolls a transaction back whose result is wanted all the same. */
const ROLLBACK = Symbol('rollback');

/** As `write`, but the transaction is rolled back: a dry run, which tells what would become of the work. */
export async function rollbackAfter<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  let result: { value: T } | undefined;
  await write(async (tx) => {
    result = { value: await work(tx) };
    throw ROLLBACK;
  }).catch((error) => {
    if (error !== ROLLBACK) throw error;
  });
  return (result as { value: T }).value;
}

export function writeOrDryRun<T>(dryRun: boolean, work: (tx: Transaction) => Promise<T>): Promise<T> {
  return dryRun ? rollbackAfter(work) : write(work);
}
