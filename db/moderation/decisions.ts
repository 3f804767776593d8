import {
  applyTransition,
  type Comment,
  type CommentContext,
  findCommentContext,
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

/** Decides on several comments the same way, in one transaction; the results in their order. */
export function decideMany(
  items: readonly SeenComment[],
  decision: Decision,
  actor: string,
): Promise<(DecisionResult & { id: number })[]> {
  return write(async (tx) => {
    const outcomes: (DecisionResult & { id: number })[] = [];
    for (const { id, revision } of items) {
      outcomes.push({ id, ...(await decideIn(tx, id, revision, transitionOf(decision, actor))) });
    }
    return outcomes;
  });
}

function transitionOf(decision: Decision, actor: string): Transition {
  const reason = decision.state === 'refused' ? decision.reason : null;
  return {
    action: ACTIONS[decision.state],
    actor,
    reason,
    changes: { state: decision.state, reason, decidedAt: new Date() },
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

/** Makes a published comment an editors' pick, or no longer. */
export function pickComment(
  id: number,
  picked: boolean,
  actor: string,
  seen?: number,
): Promise<DecisionResult> {
  return decide(id, seen, {
    action: picked ? 'pick' : 'unpick',
    actor,
    changes: { pickedAt: picked ? new Date() : null },
  });
}

function decide(id: number, seen: number | undefined, transition: Transition): Promise<DecisionResult> {
  return write((tx) => decideIn(tx, id, seen, transition));
}

async function decideIn(
  tx: Transaction,
  id: number,
  seen: number | undefined,
  transition: Transition,
): Promise<DecisionResult> {
  const context = await findCommentContext(tx, id);
  if (!context) return { outcome: 'gone' };
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
