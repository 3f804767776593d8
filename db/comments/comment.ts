/** Single comments as the pages about one of them read them. */
import 'server-only';
import { and, eq, or, type SQL, sql } from 'drizzle-orm';
import { cacheLife, cacheTag } from 'next/cache';
import { publishedArticle } from '@/db/articles/published';
import { threadModeOf } from '@/db/articles/thread-mode';
import { db } from '@/db/core/client';
import { tags } from '@/db/core/tags';
import { articles } from '@/db/schema/articles';
import { comments } from '@/db/schema/comments';
import { site } from '@/site.config';
import { objectionWaits, rightsOf } from './commenter-actions';
import { commentNumbered } from './imported-numbers';

export const isPublished = sql`${comments.state} = 'published'`;

/** Where a published comment stands: a page of its article's thread, or its branch when it is folded there. */
export async function findCommentLocation(id: number) {
  'use cache';
  cacheTag(tags.comment(id));
  cacheLife('reads');
  const root = sql`coalesce(${comments.rootId}, ${comments.id})`;
  const before = sql<number>`(select count(*) from comments other where other.article_id = ${comments.articleId} and other.depth = 0 and other.shown and other.id < ${root})`;
  const above = sql<number>`(select count(*) from comments other where other.root_id = ${comments.rootId} and other.shown and other.id < ${comments.id})`;
  const [place] = await db
    .select({
      edition: articles.edition,
      slug: articles.slug,
      articleId: articles.id,
      root: sql<number>`${root}`,
      before,
      above,
    })
    .from(comments)
    .innerJoin(articles, eq(articles.id, comments.articleId))
    .where(and(eq(comments.id, id), isPublished, publishedArticle()));
  if (!place) return null;
  cacheTag(tags.thread(place.articleId));
  return {
    edition: place.edition,
    slug: place.slug,
    page: Math.floor(place.before / site.comments.rootsPerPage) + 1,
    branch: place.above >= site.comments.repliesShown ? place.root : null,
  };
}

/** The published comment of an article that links name by a number; null when there is none. */
export async function findNumberedComment(articleId: number, number: number): Promise<number | null> {
  'use cache';
  cacheTag(tags.thread(articleId));
  cacheLife('reads');
  return commentNumbered(articleId, number);
}

/** A published comment and its article, for the pages that answer or report it; null when there is none. */
export async function findPublishedComment(id: number) {
  'use cache';
  cacheTag(tags.comment(id));
  cacheLife('reads');
  const found = await readWithArticle(and(eq(comments.id, id), isPublished));
  if (!found) return null;
  cacheTag(tags.thread(found.article.id), tags.article(found.article.edition, found.article.slug));
  const { name, body, createdAt } = found.comment;
  return { id, name, body, createdAt, article: found.article };
}

/** The article of a comment that a reader has reported, also while reports hold it: until then everybody could read it. */
export async function findReportedComment(id: number) {
  'use cache';
  cacheTag(tags.comment(id));
  cacheLife('reads');
  const isHeld = and(eq(comments.state, 'waiting'), eq(comments.reason, 'reports'));
  const found = await readWithArticle(and(eq(comments.id, id), or(isPublished, isHeld)));
  if (!found) return null;
  cacheTag(tags.article(found.article.edition, found.article.slug));
  return { id, isPublished: found.comment.state === 'published', article: found.article };
}

/** The comment whose receipt this is, as its author may see it; null when there is none. */
export async function findReceipt(receipt: string) {
  'use cache';
  cacheLife('reads');
  const found = await readWithArticle(eq(comments.receipt, receipt));
  if (!found) return null;
  cacheTag(tags.comment(found.comment.id));
  const { id, name, body, state, reason, createdAt, editedAt, pickedAt, pickNote } = found.comment;
  const pick = state === 'published' && pickedAt ? { note: pickNote } : null;
  const rights = rightsOf(found.comment, new Date());
  const objected = objectionWaits(found.comment);
  return {
    id,
    name,
    body,
    state,
    reason,
    createdAt,
    editedAt,
    pick,
    objected,
    rights,
    article: found.article,
  };
}

/** A comment under a published article, with what pages show of the article. */
export async function readWithArticle(where: SQL | undefined) {
  const now = new Date();
  const [row] = await db
    .select({ comment: comments, article: articles })
    .from(comments)
    .innerJoin(articles, eq(articles.id, comments.articleId))
    .where(and(where, publishedArticle()));
  if (!row) return null;
  const { id, edition, slug, title } = row.article;
  return {
    comment: row.comment,
    article: { id, edition, slug, title, mode: threadModeOf(row.article, now) },
  };
}
