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

/** The newest decisions that the model is trained on: what the editors of today want, in some two seconds. */
const MAX_TRAINING_DECISIONS = 10_000;

/** New decisions after which it is retrained. Of 1,500 and more they change little, and training costs a second's work. */
const RETRAIN_AFTER = 100;

/** Comments between two yields to the event loop: five to ten milliseconds. */
const CHUNK = 25;

/** The longest list that is sorted, twice. */
const MAX_CACHED_SCORES = 4_000;

interface Training {
  /** null while there are too few decisions, or before the first training. */
  model: Model | null;
  /** The newest decision when it was trained. */
  newest: number;
  inFlight: Promise<void> | null;
  scores: Map<string, Score>;
}

const training = () =>
  perProcess<Training>('spam score', () => ({
    model: null,
    newest: Number.NEGATIVE_INFINITY,
    inFlight: null,
    scores: new Map(),
  }));

/** The text is another with each revision: the two are the cache key. */
interface Scored {
  id: number;
  revision: number;
  body: string;
}

type Scorer = (comment: Scored) => Score;

/**
 * Scores comments by what the moderators of this site decided before; null while there are too few decisions
 * (MIN_TRAINING_DECISIONS). Never waits: retraining runs in the background, and meanwhile the model before it answers.
 */
export async function loadScorer(): Promise<Scorer | null> {
  const known = training();
  const newest = await newestDecision();
  if (newest - known.newest >= RETRAIN_AFTER) {
    known.inFlight ??= retrain(known, newest)
      .catch((error) => void logFailure('The spam score could not be trained', error))
      .finally(() => {
        known.inFlight = null;
      });
  }
  const { model, scores } = known;
  return model && ((comment) => cachedScore(model, scores, comment));
}

/** Settles when no training is in flight; for tests. */
export async function trainingSettled(): Promise<void> {
  await training().inFlight;
}

async function newestDecision(): Promise<number> {
  const [row] = await db.all<{ id: number | null }>(sql`select max(id) as id from decisions`);
  return row?.id ?? 0;
}

/** Decisions that stand: undone, the comment would be waiting. */
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

/** Sorts comments by score, the most unwanted first; stable. */
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

/** How many of the decisions that training needs are there, up to that number. */
export async function trainingProgress(): Promise<{ decided: number; needed: number }> {
  const [row] = await db.all<{ decided: number }>(
    sql`select count(*) as decided from (select distinct d.comment_id from ${standing} limit ${MIN_TRAINING_DECISIONS})`,
  );
  return { decided: row?.decided ?? 0, needed: MIN_TRAINING_DECISIONS };
}
