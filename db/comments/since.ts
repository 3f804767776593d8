import 'server-only';
import { and, asc, count, countDistinct, desc, eq, gt, isNotNull, lte, type SQL, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { cacheLife, cacheTag } from 'next/cache';
import { db } from '@/db/core/client';
import { tags } from '@/db/core/tags';
import { comments } from '@/db/schema/comments';
import { site } from '@/site.config';
import { isPublished } from './comment';
import { shown, type ThreadComment } from './threads';

export interface LaterComment extends ThreadComment {
  body: string;
  /** The published comment that it answers, by its beginning. */
  answered: { id: number; name: string; body: string } | null;
}

export interface LaterComments {
  /** Oldest first, at most a page of them. */
  comments: LaterComment[];
  /** How many there are, with those of further pages. */
  count: number;
}

/** Of an answered comment is read what a line can hold, in UTF-16 units. */
const ANSWERED_LENGTH = 400;

/**
 * The published comments of an article whose number is higher than this one's. Keyset pagination: the next page begins after
 * the last comment of this one. Cached in Next's bounded memory, not in the shared cache: numbers are unbounded.
 */
export async function listLaterComments(articleId: number, number: number): Promise<LaterComments> {
  'use cache';
  cacheTag(tags.thread(articleId));
  cacheLife('reads');
  return { comments: await readPage(isLater(articleId, number)), count: await countLater(articleId, number) };
}

/** The answers that the article's author gave in its thread, after one of them; cached likewise. */
export async function listAuthorAnswers(articleId: number, after: number): Promise<LaterComments> {
  'use cache';
  cacheTag(tags.thread(articleId));
  cacheLife('reads');
  const where = and(isAuthorAnswer(articleId), gt(comments.id, after));
  const [all] = await db.select({ answers: count() }).from(comments).where(where);
  return { comments: await readPage(where), count: all?.answers ?? 0 };
}

/** How many comments of a thread the article's author has answered. */
export async function countAnswered(articleId: number): Promise<number> {
  'use cache: remote';
  cacheTag(tags.thread(articleId));
  cacheLife('reads');
  const [row] = await db
    .select({ answered: countDistinct(comments.parentId) })
    .from(comments)
    .where(isAuthorAnswer(articleId));
  return row?.answered ?? 0;
}

/** As the partial index of the table has it. */
function isAuthorAnswer(articleId: number): SQL | undefined {
  return and(
    eq(comments.articleId, articleId),
    sql`${comments.badge} = 'author' and ${comments.state} = 'published'`,
    isNotNull(comments.parentId),
  );
}

async function readPage(where: SQL | undefined): Promise<LaterComment[]> {
  const parents = alias(comments, 'parents');
  const rows = await db
    .select({
      ...shown,
      answered: {
        id: parents.id,
        name: parents.name,
        body: sql<string>`substr(${parents.body}, 1, ${ANSWERED_LENGTH})`,
      },
    })
    .from(comments)
    .leftJoin(parents, and(eq(parents.id, comments.parentId), eq(parents.state, 'published')))
    .where(where)
    .orderBy(asc(comments.id))
    .limit(site.comments.rootsPerPage);
  return rows.map((row) => ({ ...row, body: row.body ?? '' }));
}

/** Up to so many are counted one by one; of more the earlier ones are, as few come before a page that so many follow. */
const MAX_COUNTED = 1_000;

async function countLater(articleId: number, number: number): Promise<number> {
  const earlier = sql`select count(*) from ${comments} where ${eq(comments.articleId, articleId)} and ${isPublished} and ${lte(comments.id, number)}`;
  const [row] = await db.all<{ count: number }>(
    sql`select iif(later < ${MAX_COUNTED}, later, (select comment_count from articles where id = ${articleId}) - (${earlier})) as count from (select count(*) as later from (select 1 from ${comments} where ${isLater(articleId, number)} limit ${MAX_COUNTED}))`,
  );
  return row?.count ?? 0;
}

/** Numbers that a page lists, so that a browser knows which it has not seen: more would cost every page. */
const MAX_NUMBERS = 50;

/** The numbers of an article's newest published comments, the highest first. */
export async function listNewestNumbers(articleId: number): Promise<number[]> {
  'use cache: remote';
  cacheTag(tags.thread(articleId));
  cacheLife('reads');
  const rows = await db
    .select({ id: comments.id })
    .from(comments)
    .where(isLater(articleId, 0))
    .orderBy(desc(comments.id))
    .limit(MAX_NUMBERS);
  return rows.map(({ id }) => id);
}

function isLater(articleId: number, number: number): SQL | undefined {
  return and(eq(comments.articleId, articleId), isPublished, gt(comments.id, number));
}
