import { asc, count, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { type Actor, withinReach } from '@/db/accounts/authority';
import { db } from '@/db/core/client';
import { articles } from '@/db/schema/articles';
import { type CommentState, comments, inCampaign, reports } from '@/db/schema/comments';
import { proposals } from '@/db/schema/moderation';
import { type QueueFilter, type QueueOrder, type QueueQuery, queueFilters } from '@/lib/desk/queue-url';
import { foldArabic } from '@/lib/text/arabic';
import { type Campaign, countBehind, findCampaigns, headsOf, listMembers } from './campaigns';
import { isOpen } from './proposals';
import { findItems, type QueueItem } from './queue-items';
import { loadScorer, sortByScore } from './spam-score';

export const QUEUE_PAGE_SIZE = 25;

/** Rows of a list that are counted and can be paged to: beyond it a moderator searches, and a count stays cheap. */
export const MAX_LISTED = 10_000;

/**
 * Rows of a list that a search reads, and that are sorted by spam score, its first ones: waiting, the oldest; else the newest.
 * SQLite cannot fold Arabic, so they are folded and compared here: about 40 ms for this many comments of ordinary length.
 * A LIKE over all would miss every other spelling and read the whole table for each word.
 */
export const MAX_SEARCHED = 2_000;

/** The newest reports that the list of reported comments reads, as of authors' proposals. */
const MAX_REPORTS_READ = 5_000;

export interface Queue {
  items: QueueItem[];
  /** By the comment whose row each has. */
  campaigns: ReadonlyMap<number, Campaign>;
  /** Comments of each list. */
  counts: Record<QueueFilter, number>;
  /** How many rows the list holds, up to MAX_LISTED; of a search, how many comments were found. */
  total: number;
  page: number;
  pages: number;
  /** Whether the search left rows of the list unread. */
  searchedAll: boolean;
  /** The order it is in; null where there is no choice: nothing waits in this list, or the hint is not ready. */
  order: QueueOrder | null;
}

/** The planner would rather read all that waits. */
const urgentRows = sql`${comments} indexed by comments_urgent`;
const objected = sql`${comments.objectedAt} >= coalesce(${comments.decidedAt}, ${comments.objectedAt})`;
/** As `objectionWaits` of db/comments/commenter-actions.ts; the first line is the index's own, or it could not be used. */
const urgent = sql`${comments.state} = 'waiting' and (${comments.reason} = 'reports' or ${comments.objectedAt} is not null)
  and (${comments.reason} = 'reports' or ${objected})`;

/**
 * The ids of each list, in its order, as a query that reads no more than `limit` rows of each of its parts.
 * @param reach what the reader of the list may see (withinReach of db/accounts/authority.ts); all, if left out
 * @param isGrouped whether a campaign that waits is one row, at the place of its oldest comment
 */
export function listOf(filter: QueueFilter, limit: number, reach: SQL = sql`1`, isGrouped = false): SQL {
  if (filter === 'waiting') {
    const rows = isGrouped
      ? sql`(not (${inCampaign(comments)}) or ${comments.id} in (${headsOf(reach)}))`
      : sql`1`;
    const first = sql`select ${comments.id} as id, 0 as place from ${urgentRows} where ${urgent} and ${reach} order by ${comments.id} limit ${limit}`;
    const rest = sql`select ${comments.id} as id, 1 as place from ${comments} where ${comments.state} = 'waiting' and not (coalesce(${comments.reason}, '') = 'reports' or coalesce(${objected}, 0)) and ${reach} and ${rows} order by ${comments.id} limit ${limit}`;
    return sql`select id from (select * from (${first}) union all select * from (${rest})) order by place, id limit ${limit}`;
  }
  if (filter === 'objected') {
    return sql`select ${comments.id} as id from ${urgentRows} where ${urgent} and ${objected} and ${reach} order by ${comments.id} limit ${limit}`;
  }
  if (filter === 'proposed') {
    const newest = sql`select comment_id from (select comment_id from ${proposals} order by id desc limit ${MAX_REPORTS_READ})`;
    const open = sql`exists (select 1 from ${proposals} where ${proposals.commentId} = ${comments.id} and ${isOpen})`;
    return sql`select ${comments.id} as id from ${comments} where ${comments.id} in (${newest}) and ${open} and ${reach} order by ${comments.id} limit ${limit}`;
  }
  if (filter === 'reported') {
    const newest = sql`select distinct comment_id from (select comment_id from ${reports} order by id desc limit ${MAX_REPORTS_READ})`;
    const held = sql`select ${comments.id} from ${urgentRows} where ${urgent} and ${comments.reason} = 'reports'`;
    const fresh = sql`exists (select 1 from ${reports} report where report.comment_id = ${comments.id} and report.created_at > coalesce(${comments.decidedAt}, ${comments.createdAt}))`;
    return sql`select ${comments.id} as id from ${comments} where ${comments.id} in (${newest} union ${held}) and ${comments.state} in ('waiting', 'published') and (${fresh} or (${comments.state} = 'waiting' and ${comments.reason} = 'reports')) and ${reach} order by ${comments.state} = 'published', ${comments.id} limit ${limit}`;
  }
  return sql`select ${comments.id} as id from ${comments} where ${comments.state} = ${filter} and ${reach} order by ${comments.id} desc limit ${limit}`;
}

/**
 * A page of a list of the desk, with the number of each list. Never cached. Waiting, the oldest are first, and before
 * them what its author objected about and what readers reported; or, asked for, what looks most like what was refused
 * before. Comments of one campaign stand as one row, but in a search, which shows each that was found.
 * @param staff who asks: an editor gets the comments of the articles they edit
 */
export async function listQueue({ filter, order, search, page }: QueueQuery, staff: Actor): Promise<Queue> {
  const reach = withinReach(comments.articleId, staff, 'review');
  const { behind, ...counts } = await countLists(reach);
  const words = foldArabic(search).split(' ').filter(Boolean);
  const found = words.length > 0 ? await searchList(filter, words, reach) : null;
  const total = found ? found.ids.length : counts[filter] - (filter === 'waiting' ? behind : 0);
  const pages = Math.max(1, Math.ceil(total / QUEUE_PAGE_SIZE));
  const shown = Math.min(page, pages);
  const start = (shown - 1) * QUEUE_PAGE_SIZE;
  const scoreOf = filter === 'waiting' ? await loadScorer() : null;
  const byHint = scoreOf !== null && order === 'hint';
  // Behind those that are read to be ordered come the others, the oldest first.
  const read = found?.ids ?? (byHint && start < MAX_SEARCHED ? await firstIds(filter, reach, true) : null);
  const listed = read && byHint ? await sortByScore(read, scoreOf) : read;
  const ids = listed ? listed.slice(start, start + QUEUE_PAGE_SIZE) : await idsOf(filter, start, reach);
  const items = await findItems(ids, staff.id);
  return {
    items,
    campaigns: filter === 'waiting' && !found ? await campaignsOf(items, reach) : new Map(),
    counts,
    total,
    page: shown,
    pages,
    searchedAll: found?.all ?? true,
    order: scoreOf && order,
  };
}

async function campaignsOf(items: readonly QueueItem[], reach?: SQL): Promise<Map<number, Campaign>> {
  const grouped = items.filter(({ comment, objected }) => comment.reason !== 'reports' && !objected);
  const found = await findCampaigns(
    grouped.flatMap(({ comment }) => comment.campaign ?? []),
    reach,
  );
  return new Map(
    grouped.flatMap(({ comment }) => {
      const campaign = found.get(comment.campaign ?? 0);
      return campaign?.seen[0]?.id === comment.id ? [[comment.id, campaign]] : [];
    }),
  );
}

/** A page of the comments of a campaign, each by itself. */
export async function listCampaign(id: number, page: number, staff: Actor) {
  const reach = withinReach(comments.articleId, staff, 'review');
  const list = (at: number) => listMembers(id, (at - 1) * QUEUE_PAGE_SIZE, QUEUE_PAGE_SIZE, reach);
  const first = await list(page);
  const pages = Math.max(1, Math.ceil(first.total / QUEUE_PAGE_SIZE));
  const shown = Math.min(page, pages);
  const { ids, total } = shown === page ? first : await list(shown);
  return { items: await findItems(ids, staff.id), total, page: shown, pages };
}

async function idsOf(filter: QueueFilter, start: number, reach?: SQL): Promise<number[]> {
  const rows = await db.all<{ id: number }>(
    sql`select id from (${listOf(filter, MAX_LISTED, reach, true)}) limit ${QUEUE_PAGE_SIZE} offset ${start}`,
  );
  return rows.map(({ id }) => id);
}

/** Each up to MAX_LISTED, from the index alone. */
async function countLists(reach?: SQL): Promise<Record<QueueFilter | 'behind', number>> {
  const numbers = queueFilters.map(
    (filter) =>
      sql`(select count(*) from (${listOf(filter, MAX_LISTED, reach)})) as ${sql.identifier(filter)}`,
  );
  const [row] = await db.all<Record<QueueFilter | 'behind', number>>(
    sql`select ${sql.join(numbers, sql`, `)}, ${countBehind(reach)} as behind`,
  );
  if (!row) throw new Error('The database did not count');
  return row;
}

/** As many as are read to search or to order them. */
async function firstIds(filter: QueueFilter, reach?: SQL, isGrouped = false): Promise<number[]> {
  return (await db.all<{ id: number }>(listOf(filter, MAX_SEARCHED, reach, isGrouped))).map(({ id }) => id);
}

async function searchList(
  filter: QueueFilter,
  words: readonly string[],
  reach?: SQL,
): Promise<{ ids: number[]; all: boolean }> {
  const listed = await firstIds(filter, reach);
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
  return { ids: listed.filter((id) => matching.has(id)), all: listed.length < MAX_SEARCHED };
}

/** How many comments wait for a moderator at this moment. */
export async function countWaiting(): Promise<number> {
  const [row] = await db.select({ rows: count() }).from(comments).where(eq(comments.state, 'waiting'));
  return row?.rows ?? 0;
}

/** Comments in one state, oldest first, with the headline they stand under. */
export function listCommentsByState(state: CommentState) {
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
