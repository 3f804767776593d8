import { desc, eq } from 'drizzle-orm';
import { applyTransition, type CommentChanges, findCommentContext } from '@/db/comments/transitions';
import type { Transaction } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { decisions } from '@/db/schema/comments';
import { type DecisionResult, isStale } from './decisions';

/** How long a moderator can take a decision back, in milliseconds. */
export const UNDO_WINDOW_MS = 10 * 60 * 1000;

/** Takes back the last decision on a comment, if it is this moderator's and not older than ten minutes. */
export function undoDecision(id: number, actor: string, seen?: number): Promise<DecisionResult> {
  return write((tx) => undoIn(tx, id, actor, seen));
}

/** Takes back this moderator's last decision on each of several comments; what became of each, in their order. */
export function undoMany(
  ids: readonly number[],
  actor: string,
): Promise<(DecisionResult & { id: number })[]> {
  return write(async (tx) => {
    const outcomes: (DecisionResult & { id: number })[] = [];
    for (const id of ids) outcomes.push({ id, ...(await undoIn(tx, id, actor)) });
    return outcomes;
  });
}

async function undoIn(tx: Transaction, id: number, actor: string, seen?: number): Promise<DecisionResult> {
  const [last] = await tx
    .select()
    .from(decisions)
    .where(eq(decisions.commentId, id))
    .orderBy(desc(decisions.id))
    .limit(1);
  const context = await findCommentContext(tx, id);
  if (!context) return { outcome: 'gone' };
  if (!last || !isUndoable(last, actor, new Date()) || isStale(context, seen)) {
    return { outcome: 'stale', comment: context.comment };
  }
  await applyTransition(tx, context, { action: 'undo', actor, changes: revive(last.before) });
  return { outcome: 'done', was: context.comment.state };
}

/** Whether the last decision on a comment can still be taken back by this moderator. */
export function isUndoable(
  last: Pick<typeof decisions.$inferSelect, 'actor' | 'action' | 'createdAt'>,
  actor: string,
  now: Date,
): boolean {
  const fresh = now.getTime() - last.createdAt.getTime() < UNDO_WINDOW_MS;
  return fresh && last.actor === actor && last.action !== 'undo';
}

const TIMES = ['pickedAt', 'editedAt', 'decidedAt', 'objectedAt'];

/** CommentChanges out of the log, where times are text. */
function revive(logged: Record<string, unknown>): CommentChanges {
  return Object.fromEntries(
    Object.entries(logged).map(([key, value]) => [
      key,
      TIMES.includes(key) && typeof value === 'string' ? new Date(value) : value,
    ]),
  );
}
