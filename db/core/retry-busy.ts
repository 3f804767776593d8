import { setTimeout } from 'node:timers/promises';
import type { Client, LibsqlError, Transaction as OpenTransaction, TransactionMode } from '@libsql/client';
import { assertSameFile } from './database-file';

/** How long a statement is retried while another process writes; a bulk import commits well within it. */
const BUSY_TIMEOUT_MS = 10_000;

/**
 * SQLite's own busy timeout. It blocks the thread, and every reader with it: as long as another process's usual commit
 * takes, and no longer.
 */
export const DRIVER_TIMEOUT_MS = 20;

/** Between two tries; the thread is free meanwhile. */
const BACKOFF_MS = 50;

/** The driver's methods that touch the file. */
type Method = 'execute' | 'executeMultiple' | 'batch' | 'migrate' | 'transaction';

/**
 * The driver with retries and a backoff while the file is busy, so that the thread is not blocked. A statement that SQLite
 * refused stays in progress on its connection until it is collected as garbage, and nothing that connection does
 * afterwards is committed (tursodatabase/libsql-client-ts#352): so the lock of a transaction is taken by
 * `executeMultiple`, which leaves none behind, and a refused read gives up its connections. Reads are refused only while
 * a process has the whole file to itself, to recover it or put away its log, so no transaction of ours is open then.
 *
 * Nothing is executed and no connection made while another file lies at the path (database-file.ts): it would be a
 * connection to that file, and stay so when ours is back.
 */
export function withBusyRetry(connect: () => Client): Client {
  let driver: Client | undefined;
  const ask = async (method: Method, call: unknown[]) => {
    assertSameFile();
    driver ??= connect();
    return Reflect.apply(driver[method], driver, call);
  };
  const openForWriting = async (): Promise<OpenTransaction> => {
    const opened = await ask('transaction', ['deferred']);
    try {
      await opened.executeMultiple('ROLLBACK; BEGIN IMMEDIATE');
      return opened;
    } catch (error) {
      opened.close();
      throw error;
    }
  };
  const reconnect = () => driver?.reconnect();
  return {
    protocol: 'file',
    get closed() {
      return driver?.closed ?? false;
    },
    execute: (...call: unknown[]) => retryWhileBusy(() => ask('execute', call), reconnect),
    batch: (...call: unknown[]) => retryWhileBusy(() => ask('batch', call), reconnect),
    transaction: (mode: TransactionMode = 'write') =>
      mode === 'write' ? retryWhileBusy(openForWriting) : ask('transaction', [mode]),
    executeMultiple: (...call: unknown[]) => ask('executeMultiple', call),
    migrate: (...call: unknown[]) => ask('migrate', call),
    sync: async () => undefined,
    reconnect,
    close: () => driver?.close(),
  };
}

/** @param beforeRetry what to do before another attempt */
async function retryWhileBusy<T>(attempt: () => Promise<T>, beforeRetry?: () => void): Promise<T> {
  const deadline = performance.now() + BUSY_TIMEOUT_MS;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if ((error as LibsqlError).code !== 'SQLITE_BUSY' || performance.now() >= deadline) throw error;
      await setTimeout(BACKOFF_MS);
      beforeRetry?.();
    }
  }
}
