import 'server-only';
import { and, asc, count, desc, eq, inArray, isNotNull, type SQL, sql } from 'drizzle-orm';
import { cacheLife, cacheTag } from 'next/cache';
import { publishedArticle, shownRoots } from '@/db/articles/published';
import { db } from '@/db/core/client';
import { tags } from '@/db/core/tags';
import { articles } from '@/db/schema/articles';
import { comments } from '@/db/schema/comments';
import { threadMode } from '@/lib/comments/thread-terms';
import { site } from '@/site.config';
import { commentNumbered } from './ids';
import { objectionWaits, rightsOf } from './own';

export type ThreadOrder = 'oldest' | 'newest';

/** A comment as readers see it: its e-mail is not among what is read, nor anything of one that is not published. */
export interface ThreadComment {
  id: number;
  parentId: number | null;
  rootId: number | null;
  depth: number;
  name: string;
  /** null when it only holds its place for what was said below it. */
  body: string | null;
  badge: 'author' | 'team' | null;
  picked: boolean;
  createdAt: Date;
  editedAt: Date | null;
  /** Its number at the site it came from, where it could not keep it. */
  formerId: number | null;
}

export interface ThreadPage {
  /** Roots in the order asked for, then the first replies below them, oldest first. */
  comments: ThreadComment[];
  /** How many replies below a root are folded behind a link, where there are some. */
  folded: { rootId: number; replies: number }[];
  /** The number of pages of the thread, at least 1. */
  pages: number;
}

const published = sql`${comments.state} = 'published'`;

const shown = {
  id: comments.id,
  parentId: comments.parentId,
  rootId: comments.rootId,
  depth: comments.depth,
  name: sql<string>`case when ${published} then ${comments.name} else '' end`,
  body: sql<string | null>`case when ${published} then ${comments.body} end`,
  badge: comments.badge,
  picked: sql<boolean>`${comments.pickedAt} is not null`.mapWith(Boolean),
  createdAt: comments.createdAt,
  editedAt: comments.editedAt,
  formerId: comments.formerId,
};

/** A page of an article's thread; pages count from 1. What it costs does not grow with the thread, but for one count. */
export async function listThread(articleId: number, order: ThreadOrder, page: number): Promise<ThreadPage> {
  'use cache: remote';
  cacheTag(tags.thread(articleId));
  cacheLife('minutes');
  const { rootsPerPage: size, repliesShown } = site.comments;
  const roots: ThreadComment[] = await db
    .select(shown)
    .from(comments)
    .where(shownRoots(articleId))
    .orderBy(order === 'oldest' ? asc(comments.id) : desc(comments.id))
    .limit(size)
    .offset((page - 1) * size);
  const branches = await Promise.all(roots.map((root) => repliesBelow(root.id, repliesShown)));
  const full = roots.filter((_, index) => branches[index]?.length === repliesShown).map((root) => root.id);
  const [total] = await db.select({ roots: count() }).from(comments).where(shownRoots(articleId));
  return {
    comments: [...roots, ...branches.flat()],
    folded: await countFolded(full),
    pages: Math.max(1, Math.ceil((total?.roots ?? 0) / size)),
  };
}

/** A root and everything below it; null where no root is shown. */
export async function findBranch(rootId: number) {
  'use cache';
  cacheTag(tags.comment(rootId));
  cacheLife('minutes');
  const place = await readPlace(
    and(eq(comments.id, rootId), eq(comments.depth, 0), eq(comments.shown, true)),
  );
  if (!place) return null;
  cacheTag(tags.thread(place.article.id), tags.article(place.article.edition, place.article.slug));
  const root: ThreadComment[] = await db.select(shown).from(comments).where(eq(comments.id, rootId));
  return { article: place.article, comments: [...root, ...(await repliesBelow(rootId))] };
}

/** Editors' picks of a thread, the newest pick first. */
export async function listPicks(articleId: number): Promise<ThreadComment[]> {
  'use cache: remote';
  cacheTag(tags.thread(articleId));
  cacheLife('minutes');
  return db
    .select(shown)
    .from(comments)
    .where(and(eq(comments.articleId, articleId), isNotNull(comments.pickedAt), published))
    .orderBy(desc(comments.pickedAt))
    .limit(PICKS_SHOWN);
}

/** More would be another thread above the thread. */
const PICKS_SHOWN = 3;

/** Where a published comment stands: a page of its article's thread, or its branch when it is folded there. */
export async function findPlace(id: number) {
  'use cache';
  cacheTag(tags.comment(id));
  cacheLife('minutes');
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
    .where(and(eq(comments.id, id), published, publishedArticle()));
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
export async function findNumbered(articleId: number, number: number): Promise<number | null> {
  'use cache';
  cacheTag(tags.thread(articleId));
  cacheLife('minutes');
  return commentNumbered(articleId, number);
}

/** A published comment and its article, for the pages that answer or report it; null when there is none. */
export async function findComment(id: number) {
  'use cache';
  cacheTag(tags.comment(id));
  cacheLife('minutes');
  const place = await readPlace(and(eq(comments.id, id), published));
  if (!place) return null;
  cacheTag(tags.thread(place.article.id), tags.article(place.article.edition, place.article.slug));
  const { name, body, createdAt } = place.comment;
  return { id, name, body, createdAt, article: place.article };
}

/** The comment whose receipt this is, as its author may see it; null when there is none. */
export async function findReceipt(receipt: string) {
  'use cache';
  cacheLife('minutes');
  const place = await readPlace(eq(comments.receipt, receipt));
  if (!place) return null;
  cacheTag(tags.comment(place.comment.id));
  const { id, name, body, state, reason, createdAt, editedAt } = place.comment;
  const rights = rightsOf(place.comment, new Date());
  const objected = objectionWaits(place.comment);
  return { id, name, body, state, reason, createdAt, editedAt, objected, rights, article: place.article };
}

async function readPlace(where: SQL | undefined) {
  const now = new Date();
  const [row] = await db
    .select({ comment: comments, article: articles })
    .from(comments)
    .innerJoin(articles, eq(articles.id, comments.articleId))
    .where(and(where, publishedArticle()));
  if (!row) return null;
  const { id, edition, slug, title } = row.article;
  return { comment: row.comment, article: { id, edition, slug, title, mode: threadMode(row.article, now) } };
}

function repliesBelow(rootId: number, most?: number): Promise<ThreadComment[]> {
  const replies = db
    .select(shown)
    .from(comments)
    .where(and(eq(comments.rootId, rootId), eq(comments.shown, true)))
    .orderBy(asc(comments.id));
  return most === undefined ? replies : replies.limit(most);
}

async function countFolded(rootIds: number[]): Promise<ThreadPage['folded']> {
  const all = await db
    .select({ rootId: sql<number>`${comments.rootId}`, replies: count() })
    .from(comments)
    .where(and(inArray(comments.rootId, rootIds), eq(comments.shown, true)))
    .groupBy(comments.rootId);
  return all
    .map(({ rootId, replies }) => ({ rootId, replies: replies - site.comments.repliesShown }))
    .filter(({ replies }) => replies > 0);
}
