import { setImmediate } from 'node:timers/promises';
import { inArray, sql } from 'drizzle-orm';
import { db } from '@/db/core/client';
import { comments } from '@/db/schema/comments';
import {
  learn,
  MIN_TRAINING_DECISIONS,
  type Model,
  newModel,
  type Score,
  score,
} from '@/lib/comments/classifier';
import { logFailure } from '@/runtime/log';
import { perProcess } from '@/runtime/per-process';
import { decidedByPeople } from './log';

/** The newest decided comments that are learned from: what the editors of today want, in some two seconds. */
const MAX_TRAINING_DECISIONS = 10_000;

/** So many decisions later it is learned anew. Of 1,500 and more they change little, and learning costs a second's work. */
const RETRAIN_AFTER = 100;

/** Comments worked on at a stretch, five to ten milliseconds; then whoever else asks the server gets a turn. */
const CHUNK = 25;

/** Scores that are kept: those of the longest list that is ordered, and as many again. */
const MAX_CACHED_SCORES = 4_000;

interface Training {
  /** null while there are too few decisions, or nothing has been learned yet. */
  model: Model | null;
  /** The newest decision when it was learned. */
  newest: number;
  learning: Promise<void> | null;
  scores: Map<string, Score>;
}

const learned = () =>
  perProcess<Training>('spam score', () => ({
    model: null,
    newest: Number.NEGATIVE_INFINITY,
    learning: null,
    scores: new Map(),
  }));

/** A comment as it is scored: its text is another with each revision. */
interface Scored {
  id: number;
  revision: number;
  body: string;
}

export type Scorer = (comment: Scored) => Score;

/**
 * What scores comments by what the moderators of this site decided before; null while there are too few decisions
 * (MIN_TRAINING_DECISIONS). It never waits: where there is something new to learn, that goes on beside the requests, and
 * those that come meanwhile are given what was known before.
 */
export async function loadScorer(): Promise<Scorer | null> {
  const known = learned();
  const newest = await newestDecision();
  if (newest - known.newest >= RETRAIN_AFTER) {
    known.learning ??= retrain(known, newest)
      .catch((error) => void logFailure('The order hint could not be learned', error))
      .finally(() => {
        known.learning = null;
      });
  }
  const { model, scores } = known;
  return model && ((comment) => cachedScore(model, scores, comment));
}

/** Ends when nothing is being learned; for tests. */
export async function trainingSettled(): Promise<void> {
  await learned().learning;
}

async function newestDecision(): Promise<number> {
  const [row] = await db.all<{ id: number | null }>(sql`select max(id) as id from decisions`);
  return row?.id ?? 0;
}

/** Decisions that stand: taken back, the comment would be waiting. */
const standing = sql`decisions d join comments c on c.id = d.comment_id where ${decidedByPeople} and c.state in ('published', 'refused', 'spam')`;

async function retrain(known: Training, newest: number): Promise<void> {
  const model = newModel();
  const seen = new Set<number>();
  for (let before = newest + 1; seen.size < MAX_TRAINING_DECISIONS; ) {
    const rows = await db.all<{ decision: number; id: number; body: string; state: string }>(
      sql`select d.id as decision, c.id as id, c.body as body, c.state as state from ${standing} and d.id < ${before} order by d.id desc limit ${CHUNK}`,
    );
    for (const { id, body, state } of rows) {
      if (!seen.has(id)) learn(model, { text: body, unwanted: state !== 'published' });
      seen.add(id);
    }
    const last = rows.at(-1);
    if (!last) break;
    before = last.decision;
    await setImmediate();
  }
  known.newest = newest;
  known.model = seen.size >= MIN_TRAINING_DECISIONS ? model : null;
  known.scores = new Map();
}

function cachedScore(model: Model, scores: Map<string, Score>, { id, revision, body }: Scored): Score {
  const key = `${id}:${revision}`;
  const kept = scores.get(key) ?? score(model, body);
  if (scores.size >= MAX_CACHED_SCORES) scores.clear();
  scores.set(key, kept);
  return kept;
}

/** These comments, what looks most unwanted first; those that look alike stay in their order. */
export async function sortByScore(ids: readonly number[], scoreOf: Scorer): Promise<number[]> {
  const rows = await db
    .select({ id: comments.id, revision: comments.revision, body: comments.body })
    .from(comments)
    .where(inArray(comments.id, [...ids]));
  const unwanted = new Map<number, number>();
  for (const [index, row] of rows.entries()) {
    unwanted.set(row.id, scoreOf(row).unwanted);
    if (index % CHUNK === CHUNK - 1) await setImmediate();
  }
  const of = (id: number) => unwanted.get(id) ?? 0;
  return [...ids].sort((one, other) => of(other) - of(one));
}

/** Of the comments that a hint needs, how many are decided, up to as many as it needs. */
export async function trainingProgress(): Promise<{ decided: number; needed: number }> {
  const [row] = await db.all<{ decided: number }>(
    sql`select count(*) as decided from (select distinct d.comment_id from ${standing} limit ${MIN_TRAINING_DECISIONS})`,
  );
  return { decided: row?.decided ?? 0, needed: MIN_TRAINING_DECISIONS };
}
