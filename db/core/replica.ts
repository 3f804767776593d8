import { setTimeout } from 'node:timers/promises';
import type { Client, InArgs, InStatement, LibsqlError, ResultSet, Transaction } from '@libsql/client';
import { perProcess } from '@/runtime/per-process';

/** How long a write waits to be seen on the replica; usually it is there within ten milliseconds. */
const REPLICATION_TIMEOUT_MS = 2_000;

/** Between two looks whether it is there. */
const REPLICATION_POLL_MS = 2;

/** Between two health checks of a replica that is not in use. */
const HEALTH_CHECK_MS = 1_000;

/**
 * Health checks in a row that it must pass before it is used: a replica that has just come up shows what is new to one
 * connection, and for a moment not to the next.
 */
const MIN_PASSED_CHECKS = 2;

/** A row of the table of invalidations that every write replaces: its id, greater each time, tells how far a server is. */
export const WRITE_MARK = 'written';
const MARK = `insert or replace into changes (tag, changed_at) values ('${WRITE_MARK}', ?) returning id`;
const NEWEST = 'select coalesce(max(id), 0) from changes';

type Execute = (...call: unknown[]) => Promise<ResultSet>;

interface ReplicaState {
  /** Whether it has all that this process has written, and answers: reads go to it. */
  inUse: boolean;
  /** Whether it was found to fail or to lag; of one that is new to this process nothing is known. */
  isUnhealthy: boolean;
  passedChecks: number;
  /** By `performance.now()`. */
  nextCheck: number;
  lastMark: number;
  /** Writes that it had not seen when it was last compared with the primary. */
  behind: number;
}

/** What this process knows of its replica. */
export const replicaState = (): ReplicaState =>
  perProcess('replica', () => ({
    inUse: false,
    isUnhealthy: false,
    passedChecks: 0,
    nextCheck: 0,
    lastMark: 0,
    behind: 0,
  }));

/**
 * The client of a primary that sends its reads to a replica near this process, and reads its own writes there. Neither
 * sqld nor its driver promises that: so each transaction leaves a mark, and ends when the mark has been replicated. A
 * replica that fails or lags is not used, and the primary answers until it has caught up. Without the primary the replica
 * answers alone, and writing fails.
 */
export function withReplica(primary: Client, replica: Client): Client {
  const { execute, transaction } = primary;
  const executeOnPrimary: Execute = (...call) => Reflect.apply(execute, primary, call);
  const executeOnReplica: Execute = (...call) => Reflect.apply(replica.execute, replica, call);
  const state = replicaState();

  function stopUsing(): void {
    state.inUse = false;
    state.isUnhealthy = true;
    state.passedChecks = 0;
    state.nextCheck = performance.now() + HEALTH_CHECK_MS;
  }

  /** In the background: the primary answers meanwhile. One check at a time, however long a busy replica takes. */
  async function checkReplica(): Promise<void> {
    state.nextCheck = Number.POSITIVE_INFINITY;
    const newest = await newestOf(executeOnPrimary);
    const reached = await newestOf(executeOnReplica);
    state.behind = Math.max(0, newest - reached);
    if (reached < Math.max(newest, state.lastMark)) return stopUsing();
    state.passedChecks += 1;
    state.inUse = state.passedChecks >= MIN_PASSED_CHECKS;
    state.isUnhealthy &&= !state.inUse;
    state.nextCheck = performance.now() + HEALTH_CHECK_MS;
  }

  async function read(call: unknown[]): Promise<ResultSet> {
    if (!state.inUse && performance.now() >= state.nextCheck) checkReplica().catch(stopUsing);
    const [first, second] = state.inUse
      ? [executeOnReplica, executeOnPrimary]
      : [executeOnPrimary, executeOnReplica];
    try {
      return await first(...call);
    } catch (error) {
      if (isServerError(error)) throw error;
      if (first === executeOnReplica) stopUsing();
      return second(...call);
    }
  }

  /** Also where this process does not read from it yet, as a command: others do. */
  async function waitForReplica(mark: number): Promise<void> {
    state.lastMark = Math.max(state.lastMark, mark);
    const deadline = performance.now() + REPLICATION_TIMEOUT_MS;
    while (!state.isUnhealthy) {
      const reached = await newestOf(executeOnReplica).catch(() => undefined);
      if (reached !== undefined && reached >= mark) return;
      if (reached === undefined || performance.now() > deadline) stopUsing();
      else await setTimeout(REPLICATION_POLL_MS);
    }
  }

  async function begin(...call: unknown[]): Promise<Transaction> {
    const opened: Transaction = await Reflect.apply(transaction, primary, call);
    const commit = opened.commit.bind(opened);
    return Object.assign(opened, {
      commit: async () => {
        const mark = await leaveMark(opened);
        await commit();
        if (mark > 0) await waitForReplica(mark);
      },
    });
  }

  async function inTransaction<T>(work: (opened: Transaction) => Promise<T>): Promise<T> {
    const opened = await begin('write');
    try {
      const result = await work(opened);
      await opened.commit();
      return result;
    } finally {
      opened.close();
    }
  }

  return Object.assign(primary, {
    execute: (...call: [InStatement | string, InArgs?]) =>
      isRead(call[0]) ? read(call) : inTransaction((opened) => opened.execute(statementOf(...call))),
    batch: (statements: InStatement[]) => inTransaction((opened) => opened.batch(statements)),
    transaction: begin,
  });
}

function statementOf(statement: InStatement, args?: InArgs): InStatement {
  return typeof statement === 'string' && args ? { sql: statement, args } : statement;
}

async function newestOf(execute: Execute): Promise<number> {
  const { rows } = await execute(NEWEST);
  return Number(rows[0]?.[0]);
}

async function leaveMark(opened: Transaction): Promise<number> {
  try {
    const { rows } = await opened.execute({ sql: MARK, args: [Date.now()] });
    return Number(rows[0]?.[0]);
  } catch (error) {
    // The first migration has not got so far.
    if (String(error).includes('no such table')) return 0;
    throw error;
  }
}

function isRead(statement: InStatement): boolean {
  return /^\s*select\b/i.test(typeof statement === 'string' ? statement : statement.sql);
}

/** Whether the server did answer: with what is wrong with the statement. */
function isServerError(error: unknown): boolean {
  return String((error as LibsqlError).code).startsWith('SQL');
}
