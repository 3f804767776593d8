import { and, count, desc, eq, gt, inArray, isNotNull, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { foldArabic } from '@/lib/arabic';
import type { Finding } from '@/lib/comment-policy';
import { type QueueAsk, type QueueFilter, queueFilters } from '@/lib/queue-address';
import type { Edition } from '@/site.config';
import { db } from './client';
import { type Comment, isUndoable } from './decisions';
import { articles } from './schema';
import {
  type CommentState,
  comments,
  type DecisionAction,
  decisions,
  type ReportReason,
  reports,
} from './schema-comments';
import { moderators } from './schema-desk';

export const QUEUE_PAGE = 25;

/** Rows of a list that are counted and can be paged to: beyond it a moderator searches, and a count costs no more. */
export const LIST_LIMIT = 10_000;

/**
 * Rows of a list that a search reads, its first ones: waiting, the oldest; else the newest. SQLite cannot fold Arabic,
 * so they are folded and compared here: about 40 ms for this many comments of ordinary length. A LIKE over all would
 * miss every other spelling and read the whole table for each word.
 */
export const SEARCH_LIMIT = 2_000;

/** Reports that the list of reported comments looks at, the newest. */
const REPORTS_LIMIT = 5_000;

/** Decisions told of one comment. */
const HISTORY_LIMIT = 6;

/** Someone's decision: a moderator's by name, or by what is not a moderator (`author`, `readers`, `rules`, `command`). */
export interface LoggedDecision {
  id: number;
  actor: string;
  /** The moderator's name; null when it was none. */
  moderator: string | null;
  action: DecisionAction;
  reason: string | null;
  createdAt: Date;
}

export interface QueueItem {
  comment: Omit<Comment, 'findings'> & { findings: Finding[] };
  article: { id: number; edition: Edition; slug: string; title: string; author: string };
  /** What it answers; null for a comment on the article. */
  parent: { id: number; name: string; body: string; state: CommentState } | null;
  /** Since a moderator last decided on it; the number of readers for each reason, and what they wrote. */
  reports: { reasons: { reason: ReportReason; readers: number }[]; notes: string[] };
  /** Whether its author objected to a decision that nobody has looked at again. */
  objected: boolean;
  /** What else came from the same browser, in numbers; null when the browser is unknown. */
  visitor: { state: CommentState; comments: number }[] | null;
  /** The newest first. */
  decisions: LoggedDecision[];
  /** Whether the one who asks can take the last decision back. */
  undoable: boolean;
}

export interface Queue {
  items: QueueItem[];
  counts: Record<QueueFilter, number>;
  /** How many the list holds, up to LIST_LIMIT; of a search, how many were found. */
  total: number;
  page: number;
  pages: number;
  /** Whether the search left rows of the list unread. */
  searchedAll: boolean;
}

/** The planner would rather read all that waits. */
const urgentRows = sql`${comments} indexed by comments_urgent`;
const urgent = sql`${comments.state} = 'waiting' and (${comments.reason} = 'reports' or ${comments.objectedAt} is not null)`;

/** The ids of each list, in its order, as a query that reads no more than `limit` rows of each of its parts. */
export function listOf(filter: QueueFilter, limit: number): SQL {
  if (filter === 'waiting') {
    const first = sql`select ${comments.id} as id, 0 as place from ${urgentRows} where ${urgent} order by ${comments.id} limit ${limit}`;
    const rest = sql`select ${comments.id} as id, 1 as place from ${comments} where ${comments.state} = 'waiting' and not (coalesce(${comments.reason}, '') = 'reports' or ${comments.objectedAt} is not null) order by ${comments.id} limit ${limit}`;
    return sql`select id from (select * from (${first}) union all select * from (${rest})) order by place, id limit ${limit}`;
  }
  if (filter === 'objected') {
    return sql`select ${comments.id} as id from ${urgentRows} where ${urgent} and ${comments.objectedAt} is not null order by ${comments.id} limit ${limit}`;
  }
  if (filter === 'reported') {
    const newest = sql`select distinct comment_id from (select comment_id from ${reports} order by id desc limit ${REPORTS_LIMIT})`;
    const held = sql`select ${comments.id} from ${urgentRows} where ${urgent} and ${comments.reason} = 'reports'`;
    const fresh = sql`exists (select 1 from ${reports} report where report.comment_id = ${comments.id} and report.created_at > coalesce(${comments.decidedAt}, ${comments.createdAt}))`;
    return sql`select ${comments.id} as id from ${comments} where ${comments.id} in (${newest} union ${held}) and ${comments.state} in ('waiting', 'published') and (${fresh} or (${comments.state} = 'waiting' and ${comments.reason} = 'reports')) order by ${comments.state} = 'published', ${comments.id} limit ${limit}`;
  }
  return sql`select ${comments.id} as id from ${comments} where ${comments.state} = ${filter} order by ${comments.id} desc limit ${limit}`;
}

/**
 * A page of a list of the desk, with the number of each list. Never cached. Waiting, the oldest are first, and before
 * them what its author objected about and what readers reported.
 * @param actor the moderator who asks
 */
export async function listQueue({ filter, search, page }: QueueAsk, actor: string): Promise<Queue> {
  const counts = await countLists();
  const words = foldArabic(search).split(' ').filter(Boolean);
  const found = words.length > 0 ? await searchList(filter, words) : null;
  const total = found ? found.ids.length : counts[filter];
  const pages = Math.max(1, Math.ceil(total / QUEUE_PAGE));
  const shown = Math.min(page, pages);
  const start = (shown - 1) * QUEUE_PAGE;
  const ids = found ? found.ids.slice(start, start + QUEUE_PAGE) : await idsOf(filter, start);
  return {
    items: await findItems(ids, actor),
    counts,
    total,
    page: shown,
    pages,
    searchedAll: found?.all ?? true,
  };
}

async function idsOf(filter: QueueFilter, start: number): Promise<number[]> {
  const rows = await db.all<{ id: number }>(
    sql`select id from (${listOf(filter, LIST_LIMIT)}) limit ${QUEUE_PAGE} offset ${start}`,
  );
  return rows.map(({ id }) => id);
}

/** Each up to LIST_LIMIT, from the index alone. */
export async function countLists(): Promise<Record<QueueFilter, number>> {
  const numbers = queueFilters.map(
    (filter) => sql`(select count(*) from (${listOf(filter, LIST_LIMIT)})) as ${sql.identifier(filter)}`,
  );
  const [row] = await db.all<Record<QueueFilter, number>>(sql`select ${sql.join(numbers, sql`, `)}`);
  if (!row) throw new Error('The database did not count');
  return row;
}

async function searchList(
  filter: QueueFilter,
  words: readonly string[],
): Promise<{ ids: number[]; all: boolean }> {
  const listed = (await db.all<{ id: number }>(listOf(filter, SEARCH_LIMIT))).map(({ id }) => id);
  const rows = await db
    .select({
      id: comments.id,
      name: comments.name,
      email: comments.email,
      body: comments.body,
      title: articles.title,
    })
    .from(comments)
    .innerJoin(articles, eq(articles.id, comments.articleId))
    .where(inArray(comments.id, listed));
  const matching = new Set(
    rows
      .filter(({ name, email, body, title }) => {
        const text = foldArabic(`${name} ${email} ${body} ${title}`);
        return words.every((word) => text.includes(word));
      })
      .map(({ id }) => id),
  );
  return { ids: listed.filter((id) => matching.has(id)), all: listed.length < SEARCH_LIMIT };
}

/** Comments with all that is needed to decide on them, in the order of the ids; those that are gone are left out. */
export async function findItems(ids: readonly number[], actor: string): Promise<QueueItem[]> {
  if (ids.length === 0) return [];
  const parents = alias(comments, 'parents');
  const rows = await db
    .select({
      comment: comments,
      article: {
        id: articles.id,
        edition: articles.edition,
        slug: articles.slug,
        title: articles.title,
        author: sql<string>`(select name from authors where authors.id = ${articles.authorId})`,
      },
      parent: { id: parents.id, name: parents.name, body: parents.body, state: parents.state },
    })
    .from(comments)
    .innerJoin(articles, eq(articles.id, comments.articleId))
    .leftJoin(parents, eq(parents.id, comments.parentId))
    .where(inArray(comments.id, [...ids]));
  const [told, log, visitors] = await Promise.all([
    reportsOf(ids),
    decisionsOf(ids),
    visitorsOf(rows.flatMap(({ comment }) => comment.visitor ?? [])),
  ]);
  const now = new Date();
  const items = new Map(
    rows.map(({ comment, article, parent }): [number, QueueItem] => {
      const own = log.filter(({ commentId }) => commentId === comment.id);
      const last = own[0];
      return [
        comment.id,
        {
          comment: { ...comment, findings: comment.findings as Finding[] },
          article,
          parent,
          reports: gather(told.filter(({ commentId }) => commentId === comment.id)),
          objected: comment.state === 'waiting' && comment.objectedAt !== null,
          visitor: comment.visitor === null ? null : othersOf(comment, visitors),
          decisions: own,
          undoable: last !== undefined && isUndoable(last, actor, now),
        },
      ];
    }),
  );
  return ids.flatMap((id) => items.get(id) ?? []);
}

interface ToldReport {
  commentId: number;
  reason: ReportReason;
  note: string;
}

function reportsOf(ids: readonly number[]): Promise<ToldReport[]> {
  return db
    .select({ commentId: reports.commentId, reason: reports.reason, note: reports.note })
    .from(reports)
    .innerJoin(comments, eq(comments.id, reports.commentId))
    .where(
      and(
        inArray(reports.commentId, [...ids]),
        gt(reports.createdAt, sql`coalesce(${comments.decidedAt}, ${comments.createdAt})`),
      ),
    );
}

function gather(told: readonly ToldReport[]): QueueItem['reports'] {
  const readers = new Map<ReportReason, number>();
  for (const { reason } of told) readers.set(reason, (readers.get(reason) ?? 0) + 1);
  return {
    reasons: [...readers]
      .map(([reason, number]) => ({ reason, readers: number }))
      .sort((one, other) => other.readers - one.readers),
    notes: told.map(({ note }) => note).filter((note) => note !== ''),
  };
}

async function decisionsOf(ids: readonly number[]): Promise<(LoggedDecision & { commentId: number })[]> {
  const ranked = db
    .select({
      id: decisions.id,
      commentId: decisions.commentId,
      rank: sql<number>`row_number() over (partition by ${decisions.commentId} order by ${decisions.id} desc)`.as(
        'rank',
      ),
    })
    .from(decisions)
    .where(inArray(decisions.commentId, [...ids]))
    .as('ranked');
  const rows = await db
    .select({
      id: decisions.id,
      commentId: sql<number>`${ranked.commentId}`,
      actor: decisions.actor,
      moderator: moderators.name,
      action: decisions.action,
      reason: decisions.reason,
      createdAt: decisions.createdAt,
    })
    .from(ranked)
    .innerJoin(decisions, eq(decisions.id, ranked.id))
    .leftJoin(moderators, eq(moderators.id, decisions.actor))
    .where(sql`${ranked.rank} <= ${HISTORY_LIMIT}`)
    .orderBy(desc(decisions.id));
  return rows;
}

interface VisitorCount {
  visitor: string | null;
  state: CommentState;
  comments: number;
}

async function visitorsOf(visitors: readonly string[]): Promise<VisitorCount[]> {
  if (visitors.length === 0) return [];
  return db
    .select({ visitor: comments.visitor, state: comments.state, comments: count() })
    .from(comments)
    .where(and(isNotNull(comments.visitor), inArray(comments.visitor, [...new Set(visitors)])))
    .groupBy(comments.visitor, comments.state);
}

/** What the browser of a comment sent besides it. */
function othersOf(
  comment: Comment,
  all: readonly VisitorCount[],
): { state: CommentState; comments: number }[] {
  return all
    .filter(({ visitor }) => visitor === comment.visitor)
    .map(({ state, comments: number }) => ({
      state,
      comments: state === comment.state ? number - 1 : number,
    }))
    .filter((row) => row.comments > 0);
}
