import { setTimeout } from 'node:timers/promises';
import type { Client, InArgs, InStatement, LibsqlError, ResultSet, Transaction } from '@libsql/client';
import { perProcess } from '@/runtime/per-process';

/** How long a write waits to be seen on the replica, in milliseconds; usually it is there within ten. */
const ARRIVAL_LIMIT = 2_000;

/** Between two looks whether it is there, in milliseconds. */
const ARRIVAL_PAUSE = 2;

/** How often a replica that was left is asked whether it can be had again, in milliseconds. */
const RETURN_PAUSE = 1_000;

/**
 * How often in a row it must have caught up before it is asked: a replica that has just come up shows what is new to one
 * connection, and for a moment not to the next.
 */
const LOOKS = 2;

/** The tag that every write announces (db/core/invalidation.ts): its id, greater each time, tells how far a server is. */
export const WRITTEN = 'written';
const MARK = `insert or replace into changes (tag, changed_at) values ('${WRITTEN}', ?) returning id`;
const NEWEST = 'select coalesce(max(id), 0) from changes';

type Execute = (...call: unknown[]) => Promise<ResultSet>;

/** What is known of the replica. */
interface Standing {
  /** Whether it has all that this process has written, and answers. */
  isNear: boolean;
  /** Whether it was found to fail or to stay behind; of one that is new to this process nothing is known. */
  isLeft: boolean;
  looks: number;
  nextLook: number;
  lastMark: number;
}

/** What this process knows of its replica. */
export const replicaStanding = (): Standing =>
  perProcess('replica', () => ({ isNear: false, isLeft: false, looks: 0, nextLook: 0, lastMark: 0 }));

/**
 * The client of a primary, with its reads answered by a replica near this process. Neither sqld nor its driver promises
 * that what was written is seen on a replica: so each transaction leaves a mark, and ends when the mark is there. A
 * replica that fails or stays behind is left, and the primary answers until the replica has caught up. Without the
 * primary the replica answers alone, and writing fails.
 */
export function withReplica(primary: Client, replica: Client): Client {
  const { execute, transaction } = primary;
  const askPrimary: Execute = (...call) => Reflect.apply(execute, primary, call);
  const askReplica: Execute = (...call) => Reflect.apply(replica.execute, replica, call);
  const standing = replicaStanding();

  function leave(): void {
    standing.isNear = false;
    standing.isLeft = true;
    standing.looks = 0;
    standing.nextLook = performance.now() + RETURN_PAUSE;
  }

  /** Nobody waits for it: the primary answers meanwhile. One look after the other, however long a busy replica takes. */
  async function lookForReplica(): Promise<void> {
    standing.nextLook = Number.POSITIVE_INFINITY;
    const newest = await newestOf(askPrimary);
    const reached = await newestOf(askReplica);
    if (reached < Math.max(newest, standing.lastMark)) return leave();
    standing.looks += 1;
    standing.isNear = standing.looks >= LOOKS;
    standing.isLeft &&= !standing.isNear;
    standing.nextLook = performance.now() + RETURN_PAUSE;
  }

  async function read(call: unknown[]): Promise<ResultSet> {
    if (!standing.isNear && performance.now() >= standing.nextLook) lookForReplica().catch(leave);
    const [first, second] = standing.isNear ? [askReplica, askPrimary] : [askPrimary, askReplica];
    try {
      return await first(...call);
    } catch (error) {
      if (isAnswer(error)) throw error;
      if (first === askReplica) leave();
      return second(...call);
    }
  }

  /** Also where this process does not read it yet, as a command: others do. */
  async function arrive(mark: number): Promise<void> {
    standing.lastMark = Math.max(standing.lastMark, mark);
    const deadline = performance.now() + ARRIVAL_LIMIT;
    while (!standing.isLeft) {
      const reached = await newestOf(askReplica).catch(() => undefined);
      if (reached !== undefined && reached >= mark) return;
      if (reached === undefined || performance.now() > deadline) leave();
      else await setTimeout(ARRIVAL_PAUSE);
    }
  }

  async function begin(...call: unknown[]): Promise<Transaction> {
    const opened: Transaction = await Reflect.apply(transaction, primary, call);
    const commit = opened.commit.bind(opened);
    return Object.assign(opened, {
      commit: async () => {
        const mark = await leaveMark(opened);
        await commit();
        if (mark > 0) await arrive(mark);
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

async function newestOf(ask: Execute): Promise<number> {
  const { rows } = await ask(NEWEST);
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

/** Whether a server has answered, if only to say what is wrong with the statement. */
function isAnswer(error: unknown): boolean {
  return String((error as LibsqlError).code).startsWith('SQL');
}
