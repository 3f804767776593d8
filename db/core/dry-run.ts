import { type Transaction, write } from './client';

/** Runs in a transaction, as `write` of db/core/client.ts does. */
export type Run = <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;

/** Undoes a transaction whose result is wanted all the same. */
const UNDO = Symbol('undo');

/** As `write`, but what was written is undone: to find out what would become of it. */
export async function tryOut<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
  let result: { value: T } | undefined;
  await write(async (tx) => {
    result = { value: await work(tx) };
    throw UNDO;
  }).catch((error) => {
    if (error !== UNDO) throw error;
  });
  return (result as { value: T }).value;
}
