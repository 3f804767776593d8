import 'server-only';
import { and, count, desc, eq, isNotNull, sql } from 'drizzle-orm';
import { cacheLife, cacheTag } from 'next/cache';
import { publishedArticle } from '@/db/articles/published';
import { db } from '@/db/core/client';
import { tags } from '@/db/core/tags';
import { articles } from '@/db/schema/articles';
import { comments } from '@/db/schema/comments';
import { type Edition, site } from '@/site.config';
import { isPublished } from './comment';
import { shown, type ThreadComment } from './threads';

/** A comment that the editors picked, and the article it is about. */
export interface PickedComment extends ThreadComment {
  body: string;
  pickedAt: Date;
  article: { slug: string; title: string };
}

export interface PicksPage {
  picks: PickedComment[];
  /** The number of pages of the list, at least 1. */
  pages: number;
}

/** More would be another thread above the thread. */
const MAX_ABOVE_THREAD = 3;

/**
 * Few comments are picked, so they are read first, by their index: a unary plus keeps SQLite from that of states, and a cross
 * join from the articles' (SQLite, "The Next-Generation Query Planner").
 */
const isPicked = and(isNotNull(comments.pickedAt), sql`+${isPublished}`);

/** Editors' picks of a thread, the newest pick first. */
export async function listPicks(articleId: number): Promise<ThreadComment[]> {
  'use cache: remote';
  cacheTag(tags.thread(articleId));
  cacheLife('reads');
  return db
    .select(shown)
    .from(comments)
    .where(and(eq(comments.articleId, articleId), isPicked))
    .orderBy(desc(comments.pickedAt))
    .limit(MAX_ABOVE_THREAD);
}

/** A page of the picks of an edition, the newest pick first; pages count from 1. */
export async function listEditionPicks(edition: Edition, page: number): Promise<PicksPage> {
  'use cache: remote';
  cacheTag(tags.picks(edition), tags.articles(edition));
  cacheLife('reads');
  const size = site.comments.rootsPerPage;
  const ofEdition = and(
    eq(articles.id, comments.articleId),
    isPicked,
    eq(articles.edition, edition),
    publishedArticle(),
  );
  const rows = await db
    .select({
      ...shown,
      pickedAt: comments.pickedAt,
      article: { slug: articles.slug, title: articles.title },
    })
    .from(comments)
    .crossJoin(articles)
    .where(ofEdition)
    .orderBy(desc(comments.pickedAt), desc(comments.id))
    .limit(size)
    .offset((page - 1) * size);
  const [all] = await db.select({ picks: count() }).from(comments).crossJoin(articles).where(ofEdition);
  return {
    picks: rows.map((row) => ({ ...row, body: row.body ?? '', pickedAt: row.pickedAt ?? row.createdAt })),
    pages: Math.max(1, Math.ceil((all?.picks ?? 0) / size)),
  };
}
