import { asc, desc, eq, sql } from 'drizzle-orm';
import {
  type Comment,
  type Facts,
  findPlace,
  type Place,
  type Step,
  takeStep,
} from '@/db/comments/transitions';
import { db, type Transaction } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { articles } from '@/db/schema/articles';
import { type CommentState, comments, decisions } from '@/db/schema/comments';
import type { RefusalReason } from '@/lib/comments/policy';

export type Decision =
  | { state: 'published' }
  | { state: 'refused'; reason: RefusalReason }
  | { state: 'spam' };

/** How a decision ended: carried out, met another's (who sees the comment as it is now), or met nothing. */
export type Outcome =
  | { outcome: 'done'; was: CommentState }
  | { outcome: 'stale'; comment: Comment }
  | { outcome: 'gone' };

/** Whether a row `d` of the log says what people made of a comment: publish, refuse or spam, at the desk or by a command. */
export const decidedByPeople = sql`d.action in ('publish', 'refuse', 'spam') and d.actor not in ('author', 'readers', 'rules')`;

const ACTIONS = { published: 'publish', refused: 'refuse', spam: 'spam' } as const;

/** How long a moderator can take a decision back, in milliseconds. */
export const UNDO_TIME = 10 * 60 * 1000;

/**
 * Decides on a comment.
 * @param seen the revision that the one who decides was shown; left out, the newest
 */
export function decideComment(
  id: number,
  decision: Decision,
  actor: string,
  seen?: number,
): Promise<Outcome> {
  return decide(id, seen, stepOf(decision, actor));
}

/** A comment, and the revision of it that the one who decides was shown. */
export interface Seen {
  id: number;
  revision: number;
}

/** Decides on several comments the same way, in one transaction; what became of each, in their order. */
export function decideMany(
  items: readonly Seen[],
  decision: Decision,
  actor: string,
): Promise<(Outcome & { id: number })[]> {
  return write(async (tx) => {
    const outcomes: (Outcome & { id: number })[] = [];
    for (const { id, revision } of items) {
      outcomes.push({ id, ...(await decideIn(tx, id, revision, stepOf(decision, actor))) });
    }
    return outcomes;
  });
}

function stepOf(decision: Decision, actor: string): Step {
  const reason = decision.state === 'refused' ? decision.reason : null;
  return {
    action: ACTIONS[decision.state],
    actor,
    reason,
    facts: { state: decision.state, reason, decidedAt: new Date() },
  };
}

/** Changes the text of a comment at the desk; readers see that it was edited. Its state stays. */
export function reviseComment(id: number, body: string, actor: string, seen?: number): Promise<Outcome> {
  return decide(id, seen, { action: 'edit', actor, facts: { body, editedAt: new Date() } });
}

/** Shows a published comment first in its thread, or no longer. */
export function pickComment(id: number, picked: boolean, actor: string, seen?: number): Promise<Outcome> {
  return decide(id, seen, {
    action: picked ? 'pick' : 'unpick',
    actor,
    facts: { pickedAt: picked ? new Date() : null },
  });
}

/** Takes back the last decision on a comment, if it is this moderator's and not older than ten minutes. */
export function undoDecision(id: number, actor: string, seen?: number): Promise<Outcome> {
  return write((tx) => undoIn(tx, id, actor, seen));
}

/** Takes back this moderator's last decision on each of several comments; what became of each, in their order. */
export function undoMany(ids: readonly number[], actor: string): Promise<(Outcome & { id: number })[]> {
  return write(async (tx) => {
    const outcomes: (Outcome & { id: number })[] = [];
    for (const id of ids) outcomes.push({ id, ...(await undoIn(tx, id, actor)) });
    return outcomes;
  });
}

async function undoIn(tx: Transaction, id: number, actor: string, seen?: number): Promise<Outcome> {
  const [last] = await tx
    .select()
    .from(decisions)
    .where(eq(decisions.commentId, id))
    .orderBy(desc(decisions.id))
    .limit(1);
  const place = await findPlace(tx, id);
  if (!place) return { outcome: 'gone' };
  if (!last || !isUndoable(last, actor, new Date()) || isStale(place, seen)) {
    return { outcome: 'stale', comment: place.comment };
  }
  await takeStep(tx, place, { action: 'undo', actor, facts: revive(last.before) });
  return { outcome: 'done', was: place.comment.state };
}

/** Whether the last decision on a comment can still be taken back by this moderator. */
export function isUndoable(
  last: Pick<typeof decisions.$inferSelect, 'actor' | 'action' | 'createdAt'>,
  actor: string,
  now: Date,
): boolean {
  const fresh = now.getTime() - last.createdAt.getTime() < UNDO_TIME;
  return fresh && last.actor === actor && last.action !== 'undo';
}

function decide(id: number, seen: number | undefined, step: Step): Promise<Outcome> {
  return write((tx) => decideIn(tx, id, seen, step));
}

async function decideIn(tx: Transaction, id: number, seen: number | undefined, step: Step): Promise<Outcome> {
  const place = await findPlace(tx, id);
  if (!place) return { outcome: 'gone' };
  if (isStale(place, seen) || !mayTake(step, place.comment)) {
    return { outcome: 'stale', comment: place.comment };
  }
  await takeStep(tx, place, step);
  return { outcome: 'done', was: place.comment.state };
}

function isStale({ comment }: Place, seen: number | undefined): boolean {
  return seen !== undefined && seen !== comment.revision;
}

/** What its author took back is nobody's to decide on, and only what is published can be picked. */
function mayTake({ action }: Step, { state }: Comment): boolean {
  return state !== 'withdrawn' && (action !== 'pick' || state === 'published');
}

const TIMES = ['pickedAt', 'editedAt', 'decidedAt', 'objectedAt'];

/** Facts out of the log, where times are text. */
function revive(logged: Record<string, unknown>): Facts {
  return Object.fromEntries(
    Object.entries(logged).map(([key, value]) => [
      key,
      TIMES.includes(key) && typeof value === 'string' ? new Date(value) : value,
    ]),
  );
}

/** Comments in one state, oldest first, with the headline they stand under. */
export function listComments(state: CommentState) {
  return db
    .select({
      id: comments.id,
      title: articles.title,
      name: comments.name,
      body: comments.body,
      createdAt: comments.createdAt,
    })
    .from(comments)
    .innerJoin(articles, eq(articles.id, comments.articleId))
    .where(eq(comments.state, state))
    .orderBy(asc(comments.id));
}
