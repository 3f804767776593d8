import 'server-only';
import { and, asc, count, eq, exists, inArray, lt, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { cacheLife, cacheTag } from 'next/cache';
import { site } from '@/site.config';
import { db } from './client';
import { articles } from './schema';
import { comments } from './schema-comments';
import { tags } from './tags';

/** A comment as the thread shows it: its e-mail is not among what is read. */
const shown = {
  id: comments.id,
  parentId: comments.parentId,
  depth: comments.depth,
  name: comments.name,
  body: sql<string | null>`case when ${comments.state} = 'published' then ${comments.body} end`,
  createdAt: comments.createdAt,
};

export interface ThreadComment {
  id: number;
  parentId: number | null;
  depth: number;
  name: string;
  body: string | null;
  createdAt: Date;
}

export interface ThreadPage {
  /** Roots and all their replies, in order of arrival. */
  comments: ThreadComment[];
  /** The number of pages of the thread, at least 1. */
  pages: number;
}

/** A page of an article's thread, oldest root first; pages count from 1. */
export async function listThread(articleId: number, page: number): Promise<ThreadPage> {
  'use cache';
  cacheTag(tags.thread(articleId));
  cacheLife('minutes');
  const size = site.comments.rootsPerPage;
  const visible = rootsOf(articleId);
  const [total] = await db.select({ roots: count() }).from(comments).where(visible);
  const roots: ThreadComment[] = await db
    .select(shown)
    .from(comments)
    .where(visible)
    .orderBy(asc(comments.id))
    .limit(size)
    .offset((page - 1) * size);
  const rootIds = roots.map((root) => root.id);
  const replies: ThreadComment[] = await db
    .select(shown)
    .from(comments)
    .where(inArray(comments.rootId, rootIds))
    .orderBy(asc(comments.id));
  return { comments: [...roots, ...replies], pages: Math.max(1, Math.ceil((total?.roots ?? 0) / size)) };
}

/** Where a published comment stands: its article's address and the page of the thread; null when there is none. */
export async function findPlace(id: number) {
  'use cache';
  cacheTag(tags.comment(id));
  cacheLife('minutes');
  const place = await readComment(id);
  if (!place) return null;
  cacheTag(tags.thread(place.articleId));
  const [before] = await db
    .select({ roots: count() })
    .from(comments)
    .where(and(rootsOf(place.articleId), lt(comments.id, place.rootId ?? id)));
  return {
    slug: place.slug,
    edition: place.edition,
    page: Math.floor((before?.roots ?? 0) / site.comments.rootsPerPage) + 1,
  };
}

/** A published comment and its article, for the page that answers it; null when there is none. */
export async function findComment(id: number) {
  'use cache';
  cacheTag(tags.comment(id));
  cacheLife('minutes');
  const comment = await readComment(id);
  if (comment) cacheTag(tags.thread(comment.articleId));
  return comment;
}

/** The comment whose receipt this is, as its author may see it; null when there is none. */
export async function findReceipt(receipt: string) {
  'use cache';
  cacheLife('minutes');
  const [row] = await db
    .select({
      id: comments.id,
      name: comments.name,
      body: comments.body,
      state: comments.state,
      reason: comments.reason,
      createdAt: comments.createdAt,
      article: { edition: articles.edition, slug: articles.slug, title: articles.title },
    })
    .from(comments)
    .innerJoin(articles, eq(articles.id, comments.articleId))
    .where(eq(comments.receipt, receipt));
  if (row) cacheTag(tags.comment(row.id));
  return row ?? null;
}

async function readComment(id: number) {
  const [row] = await db
    .select({
      id: comments.id,
      rootId: comments.rootId,
      articleId: comments.articleId,
      name: comments.name,
      body: comments.body,
      createdAt: comments.createdAt,
      edition: articles.edition,
      slug: articles.slug,
      title: articles.title,
      open: articles.commentsOpen,
    })
    .from(comments)
    .innerJoin(articles, eq(articles.id, comments.articleId))
    .where(and(eq(comments.id, id), eq(comments.state, 'published')));
  return row ?? null;
}

/** Roots that are published, or that hold their place for a published reply. */
function rootsOf(articleId: number) {
  const replies = alias(comments, 'replies');
  const answered = db
    .select({ id: replies.id })
    .from(replies)
    .where(and(eq(replies.rootId, comments.id), eq(replies.state, 'published')));
  return and(
    eq(comments.articleId, articleId),
    eq(comments.depth, 0),
    or(eq(comments.state, 'published'), exists(answered)),
  );
}
