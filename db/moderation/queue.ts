import { and, asc, count, eq, inArray, type SQL, sql } from 'drizzle-orm';
import { type Actor, withinReach } from '@/db/accounts/authority';
import { db } from '@/db/core/client';
import { articles } from '@/db/schema/articles';
import { type CommentState, comments } from '@/db/schema/comments';
import type { QueueFilter, QueueOrder, QueueQuery } from '@/lib/desk/queue-url';
import { foldArabic } from '@/lib/text/arabic';
import { type Campaign, findCampaigns, listMembers } from './campaigns';
import { findItems, type QueueItem } from './queue-items';
import { countLists, listOf, MAX_LISTED } from './queue-lists';
import { loadScorer, sortByScore } from './spam-score';

export const QUEUE_PAGE_SIZE = 25;

/**
 * Rows of a list that a search reads, and that are sorted by spam score, its first ones: waiting, the oldest; else the newest.
 * SQLite cannot fold Arabic, so they are folded and compared here: about 40 ms for this many comments of ordinary length.
 * A LIKE over all would miss every other spelling and read the whole table for each word.
 */
export const MAX_SEARCHED = 2_000;

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

/**
 * A page of a list of the desk, with the number of each list. Never cached. Waiting, the oldest are first, and before
 * them what its author objected about and what readers reported; or, asked for, what looks most like what was refused
 * before. Comments of one campaign stand as one row, but in a search, which shows each that was found.
 * @param staff who asks: an editor gets the comments of the articles they edit
 */
export async function listQueue(query: QueueQuery, staff: Actor): Promise<Queue> {
  const { filter, order, search, article, page } = query;
  const reach = and(
    withinReach(comments.articleId, staff, 'review'),
    article === undefined ? undefined : eq(comments.articleId, article),
  );
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
