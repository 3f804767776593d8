import { setTimeout } from 'node:timers/promises';
import type { Client, LibsqlError, Transaction as OpenTransaction, TransactionMode } from '@libsql/client';

/** How long a statement waits for another process's write, in milliseconds; a bulk import commits well within it. */
const BUSY_TIMEOUT = 10_000;

/**
 * How much of it the driver waits at a stretch, in milliseconds. It blocks the thread, and every reader with it: as
 * long as another process's usual commit takes, and no longer.
 */
export const DRIVER_TIMEOUT = 20;

/** Between two tries, in milliseconds; everything else goes on meanwhile. */
const PAUSE = 50;

/**
 * The driver, waiting for a busy file as a server must. A statement that SQLite refused stays in progress on its
 * connection until it is collected as garbage, and nothing that connection does afterwards is committed
 * (tursodatabase/libsql-client-ts#352): so the lock of a transaction is taken by `executeMultiple`, which leaves none
 * behind, and a refused read gives up its connections. Reads are refused only while a process has the whole file to
 * itself, to recover it or put away its log, so no transaction of ours is open then.
 */
export function patient(driver: Client): Client {
  const { execute, batch, transaction } = driver;
  const open = (mode: TransactionMode): Promise<OpenTransaction> =>
    Reflect.apply(transaction, driver, [mode]);
  const openForWriting = async () => {
    const opened = await open('deferred');
    try {
      await opened.executeMultiple('ROLLBACK; BEGIN IMMEDIATE');
      return opened;
    } catch (error) {
      opened.close();
      throw error;
    }
  };
  const anew = () => driver.reconnect();
  return Object.assign(driver, {
    execute: (...call: unknown[]) => retried(() => Reflect.apply(execute, driver, call), anew),
    batch: (...call: unknown[]) => retried(() => Reflect.apply(batch, driver, call), anew),
    transaction: (mode: TransactionMode = 'write') =>
      mode === 'write' ? retried(openForWriting) : open(mode),
  });
}

/** @param before what to do before another attempt */
async function retried<T>(attempt: () => Promise<T>, before?: () => void): Promise<T> {
  const deadline = performance.now() + BUSY_TIMEOUT;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if ((error as LibsqlError).code !== 'SQLITE_BUSY' || performance.now() >= deadline) throw error;
      await setTimeout(PAUSE);
      before?.();
    }
  }
}
