import { sql } from 'drizzle-orm';
import { db } from '@/db/core/client';
import { type RefusalReason, refusalReasons } from '@/lib/comments/policy';
import { DAY_MS } from '@/lib/site/duration';
import { siteSettings } from '@/runtime/site-settings';
import { decidedByPeople } from './log';
import { countWaiting } from './queue';
import { trainingProgress } from './spam-score';

export const STATS_WEEKS = 12;

const WEEK = 7 * DAY_MS;

/** The Arab world's week begins on Sunday, as Intl counts days: 0. */
const FIRST_DAY = 0;

export interface WeekStats {
  /** When the week began. */
  start: Date;
  published: number;
  refused: number;
  spam: number;
  /** In milliseconds, of the comments decided on in this week; null when there were none. */
  median: number | null;
}

export interface ModerationStats {
  waiting: number;
  /** How many comments are decided, of those that the order hint needs. */
  hint: { decided: number; needed: number };
  /** In milliseconds, over all the weeks. */
  median: number | null;
  /** The oldest first, the last one not over yet. */
  weeks: WeekStats[];
  /** The most frequent first. */
  reasons: { reason: RefusalReason; refusals: number }[];
}

/**
 * Statistics of what people decided in the last twelve weeks, from the log; an undone decision does not count. Each is
 * found by the index on its time, and what came before and after it by the index on its comment.
 */
export async function readStats(now: Date = new Date()): Promise<ModerationStats> {
  const since = weekStart(now).getTime() - (STATS_WEEKS - 1) * WEEK;
  // The driver binds numbers as reals, and weeks are whole.
  const week = sql.raw(`(d.created_at - ${since}) / ${WEEK}`);
  // The decision after this one on the same comment, if it undid it.
  const next = sql`(select action from decisions n where n.comment_id = d.comment_id and n.id > d.id order by n.id limit 1)`;
  const decided = sql`d.created_at >= ${since} and ${decidedByPeople} and coalesce(${next}, '') <> 'undo'`;
  // It waited since its author or its readers last sent it to the moderators, or since it came.
  const began = sql`coalesce((select max(e.created_at) from decisions e where e.comment_id = d.comment_id and e.id < d.id and e.action in ('hold', 'object', 'edit') and e.actor in ('author', 'readers')), (select c.created_at from comments c where c.id = d.comment_id))`;
  const waits = sql`select ${week} as week, d.created_at - ${began} as wait from decisions d where ${decided} and json_extract(d.before, '$.state') = 'waiting'`;
  const [numbers, medians, overall, reasons, waiting, hint] = await Promise.all([
    db.all<{ week: number; action: 'publish' | 'refuse' | 'spam'; number: number }>(
      sql`select ${week} as week, d.action as action, count(*) as number from decisions d where ${decided} group by 1, 2`,
    ),
    db.all<{ week: number; wait: number }>(
      sql`select week, avg(wait) as wait from (select week, wait, row_number() over (partition by week order by wait) as place, count(*) over (partition by week) as number from (${waits})) where place in ((number + 1) / 2, number / 2 + 1) group by week`,
    ),
    db.all<{ wait: number | null }>(
      sql`select avg(wait) as wait from (select wait, row_number() over (order by wait) as place, count(*) over () as number from (${waits})) where place in ((number + 1) / 2, number / 2 + 1)`,
    ),
    db.all<{ reason: RefusalReason; refusals: number }>(
      sql`select d.reason as reason, count(*) as refusals from decisions d where ${decided} and d.action = 'refuse' group by 1 order by 2 desc`,
    ),
    countWaiting(),
    trainingProgress(),
  ]);
  const numberOf = (index: number, action: string) =>
    numbers.find((row) => row.week === index && row.action === action)?.number ?? 0;
  return {
    waiting,
    hint,
    median: overall[0]?.wait ?? null,
    weeks: Array.from({ length: STATS_WEEKS }, (_, index) => ({
      start: new Date(since + index * WEEK),
      published: numberOf(index, 'publish'),
      refused: numberOf(index, 'refuse'),
      spam: numberOf(index, 'spam'),
      median: medians.find((row) => row.week === index)?.wait ?? null,
    })),
    reasons: reasons.filter(({ reason }) => refusalReasons.includes(reason)),
  };
}

/** Midnight of the week's first day in the site's zone. Where clocks change in between, weeks before are an hour off. */
function weekStart(now: Date): Date {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: siteSettings().dates.timeZone,
    weekday: 'short',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(now);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const day = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(part('weekday'));
  const today =
    ((Number(part('hour')) * 60 + Number(part('minute'))) * 60 + Number(part('second'))) * 1000 +
    now.getMilliseconds();
  return new Date(now.getTime() - today - ((day - FIRST_DAY + 7) % 7) * DAY_MS);
}
