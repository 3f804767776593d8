import { and, asc, desc, eq, isNotNull, sql } from 'drizzle-orm';
import {
  applyTransition,
  type CommentChanges,
  findCommentContext,
  type Transition,
} from '@/db/comments/transitions';
import { db, type Transaction } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { decisions } from '@/db/schema/moderation';
import { type DecisionResult, inTransactions, isStale, type SeenComment } from './decisions';

/** How long a moderator can undo a decision. */
export const UNDO_WINDOW_MS = 10 * 60 * 1000;

/** Undoes the last decision on a comment, if it is this moderator's and within the window. */
export function undoDecision(id: number, actor: string, seen?: number): Promise<DecisionResult> {
  return write((tx) => undoIn(tx, id, actor, { seen }));
}

/** Undoes this moderator's decision on each of several comments, unless another came after it; the results in their order. */
export function undoMany(
  items: readonly SeenComment[],
  actor: string,
): Promise<(DecisionResult & { id: number })[]> {
  return inTransactions(items, (tx, { id, revision }, threads) =>
    undoIn(tx, id, actor, { seen: revision, threads }),
  );
}

/** A decision and the comment it is on. */
interface Decided {
  id: number;
  decision: number;
}

/** What this moderator decided at once at that time. */
export function findBatch(at: Date, actor: string): Promise<Decided[]> {
  return db
    .select({ id: sql<number>`${decisions.commentId}`, decision: decisions.id })
    .from(decisions)
    .where(and(eq(decisions.createdAt, at), eq(decisions.actor, actor), isNotNull(decisions.commentId)))
    .orderBy(asc(decisions.id));
}

/** Undoes what was decided at once, where nothing else was decided after it. */
export function undoBatch(
  batch: readonly Decided[],
  actor: string,
): Promise<(DecisionResult & { id: number })[]> {
  return inTransactions(batch, (tx, { id, decision }, threads) =>
    undoIn(tx, id, actor, { decision, threads }),
  );
}

interface Undoing {
  /** The revision that was shown. */
  seen?: number;
  /** What is undone; the last decision, if left out. */
  decision?: number;
  threads?: Transition['threads'];
}

async function undoIn(
  tx: Transaction,
  id: number,
  actor: string,
  { seen, decision, threads }: Undoing,
): Promise<DecisionResult> {
  const [last] = await tx
    .select()
    .from(decisions)
    .where(eq(decisions.commentId, id))
    .orderBy(desc(decisions.id))
    .limit(1);
  const context = await findCommentContext(tx, id);
  if (!context) return { outcome: 'gone' };
  const isOther = decision !== undefined && decision !== last?.id;
  if (!last || isOther || !isUndoable(last, actor, new Date()) || isStale(context, seen)) {
    return { outcome: 'stale', comment: context.comment };
  }
  const changes = parseLogged(last.before);
  const revision = await applyTransition(tx, context, { action: 'undo', actor, changes, threads });
  return { outcome: 'done', was: context.comment.state, revision };
}

/** Whether this moderator can still undo the last decision on a comment. */
export function isUndoable(
  last: Pick<typeof decisions.$inferSelect, 'actor' | 'action' | 'createdAt'>,
  actor: string,
  now: Date,
): boolean {
  const fresh = now.getTime() - last.createdAt.getTime() < UNDO_WINDOW_MS;
  return fresh && last.actor === actor && last.action !== 'undo';
}

const TIME_COLUMNS = ['pickedAt', 'editedAt', 'decidedAt', 'objectedAt'];

/** CommentChanges out of the log, where times are text. */
function parseLogged(logged: Record<string, unknown>): CommentChanges {
  return Object.fromEntries(
    Object.entries(logged).map(([key, value]) => [
      key,
      TIME_COLUMNS.includes(key) && typeof value === 'string' ? new Date(value) : value,
    ]),
  );
}
