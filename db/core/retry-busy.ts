import { setTimeout } from 'node:timers/promises';
import type { Client, LibsqlError, Transaction as OpenTransaction, TransactionMode } from '@libsql/client';
import { assertSameFile } from './database-file';

/** How long a statement waits for another process's write, in milliseconds; a bulk import commits well within it. */
const BUSY_TIMEOUT = 10_000;

/**
 * How much of it the driver waits at a stretch, in milliseconds. It blocks the thread, and every reader with it: as
 * long as another process's usual commit takes, and no longer.
 */
export const DRIVER_TIMEOUT_MS = 20;

/** Between two tries, in milliseconds; everything else goes on meanwhile. */
const PAUSE = 50;

/** Of a driver, what asks something of the file. */
type Method = 'execute' | 'executeMultiple' | 'batch' | 'migrate' | 'transaction';

/**
 * The driver, waiting for a busy file as a server must. A statement that SQLite refused stays in progress on its
 * connection until it is collected as garbage, and nothing that connection does afterwards is committed
 * (tursodatabase/libsql-client-ts#352): so the lock of a transaction is taken by `executeMultiple`, which leaves none
 * behind, and a refused read gives up its connections. Reads are refused only while a process has the whole file to
 * itself, to recover it or put away its log, so no transaction of ours is open then.
 *
 * Nothing is asked, and no connection made, while another file lies at the path (database-file.ts): it would be one to
 * that file, and stay so when ours is back.
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
  const anew = () => driver?.reconnect();
  return {
    protocol: 'file',
    get closed() {
      return driver?.closed ?? false;
    },
    execute: (...call: unknown[]) => retried(() => ask('execute', call), anew),
    batch: (...call: unknown[]) => retried(() => ask('batch', call), anew),
    transaction: (mode: TransactionMode = 'write') =>
      mode === 'write' ? retried(openForWriting) : ask('transaction', [mode]),
    executeMultiple: (...call: unknown[]) => ask('executeMultiple', call),
    migrate: (...call: unknown[]) => ask('migrate', call),
    sync: async () => undefined,
    reconnect: anew,
    close: () => driver?.close(),
  };
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
