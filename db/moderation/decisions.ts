import {
  applyTransition,
  type Comment,
  type CommentContext,
  findCommentContext,
  refreshThread,
  type Transition,
} from '@/db/comments/transitions';
import type { Transaction } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import type { CommentState } from '@/db/schema/comments';
import type { RefusalReason } from '@/lib/comments/policy';

export type Decision =
  | { state: 'published' }
  | { state: 'refused'; reason: RefusalReason }
  | { state: 'spam' };

/**
 * `unchanged`: an edit to the text that it has; `stale`: the comment has changed since it was shown, and is given as it is
 * now; `gone`: there is none.
 */
export type DecisionResult =
  /** With the comment's new revision, which undoing it must find. */
  | { outcome: 'done'; was: CommentState; revision: number }
  | { outcome: 'unchanged' }
  | { outcome: 'stale'; comment: Comment }
  | { outcome: 'gone' };

const ACTIONS = { published: 'publish', refused: 'refuse', spam: 'spam' } as const;

/**
 * Decides on a comment.
 * @param seen the revision that the one who decides was shown; left out, the newest
 */
export function decideComment(
  id: number,
  decision: Decision,
  actor: string,
  seen?: number,
): Promise<DecisionResult> {
  return decide(id, seen, transitionOf(decision, actor));
}

/** A comment, and the revision of it that the one who decides was shown. */
export interface SeenComment {
  id: number;
  revision: number;
}

/** Comments changed in one transaction: commenters wait for it a tenth of a second. */
const MAX_IN_TRANSACTION = 50;

/**
 * Decides on several comments the same way; the results in their order.
 * @param at the time of all of them, by which they are undone (undoBatch)
 */
export function decideMany(
  items: readonly SeenComment[],
  decision: Decision,
  actor: string,
  at: Date = new Date(),
): Promise<(DecisionResult & { id: number })[]> {
  const transition = transitionOf(decision, actor, at);
  return inTransactions(items, (tx, { id, revision }, threads) =>
    decideIn(tx, id, revision, { ...transition, threads }),
  );
}

/**
 * Changes several comments, in transactions of some of them.
 * @param change to put the threads it changes into `threads`, which are refreshed with the transaction
 */
export async function inTransactions<Item extends { id: number }>(
  items: readonly Item[],
  change: (
    tx: Transaction,
    item: Item,
    threads: NonNullable<Transition['threads']>,
  ) => Promise<DecisionResult>,
): Promise<(DecisionResult & { id: number })[]> {
  const outcomes: (DecisionResult & { id: number })[] = [];
  for (let start = 0; start < items.length; start += MAX_IN_TRANSACTION) {
    const some = items.slice(start, start + MAX_IN_TRANSACTION);
    const done = await write(async (tx) => {
      const changed: typeof outcomes = [];
      const threads: NonNullable<Transition['threads']> = new Map();
      for (const item of some) changed.push({ id: item.id, ...(await change(tx, item, threads)) });
      for (const article of threads.values()) await refreshThread(tx, article);
      return changed;
    });
    outcomes.push(...done);
  }
  return outcomes;
}

function transitionOf(decision: Decision, actor: string, at: Date = new Date()): Transition {
  const reason = decision.state === 'refused' ? decision.reason : null;
  return {
    action: ACTIONS[decision.state],
    actor,
    reason,
    at,
    changes: { state: decision.state, reason, decidedAt: at },
  };
}

/** Changes the text of a comment at the desk; readers see that it was edited. Its state stays. */
export function reviseComment(
  id: number,
  body: string,
  actor: string,
  seen?: number,
): Promise<DecisionResult> {
  return decide(id, seen, { action: 'edit', actor, changes: { body, editedAt: new Date() } });
}

/** Makes a published comment an editors' pick, with the line why, or no longer. Picked again it keeps its time. */
export function pickComment(
  id: number,
  picked: boolean,
  actor: string,
  seen?: number,
  note = '',
): Promise<DecisionResult> {
  return decide(id, seen, ({ pickedAt }) =>
    picked
      ? { action: 'pick', actor, changes: { pickedAt: pickedAt ?? new Date(), pickNote: note } }
      : { action: 'unpick', actor, changes: { pickedAt: null, pickNote: '' } },
  );
}

function decide(
  id: number,
  seen: number | undefined,
  transition: Transition | ((comment: Comment) => Transition),
): Promise<DecisionResult> {
  return write((tx) => decideIn(tx, id, seen, transition));
}

async function decideIn(
  tx: Transaction,
  id: number,
  seen: number | undefined,
  asked: Transition | ((comment: Comment) => Transition),
): Promise<DecisionResult> {
  const context = await findCommentContext(tx, id);
  if (!context) return { outcome: 'gone' };
  const transition = typeof asked === 'function' ? asked(context.comment) : asked;
  if (isStale(context, seen) || !mayApply(transition, context.comment)) {
    return { outcome: 'stale', comment: context.comment };
  }
  const { body } = transition.changes;
  if (body !== undefined && body === context.comment.body) return { outcome: 'unchanged' };
  const revision = await applyTransition(tx, context, transition);
  return { outcome: 'done', was: context.comment.state, revision };
}

/** Whether the comment has changed since the revision that the one who decides was shown. */
export function isStale({ comment }: CommentContext, seen: number | undefined): boolean {
  return seen !== undefined && seen !== comment.revision;
}

/** What its author took back is nobody's to decide on, and only what is published can be picked. */
function mayApply({ action }: Transition, { state }: Comment): boolean {
  return state !== 'withdrawn' && (action !== 'pick' || state === 'published');
}
