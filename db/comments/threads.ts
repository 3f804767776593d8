import 'server-only';
import { and, asc, count, desc, eq, inArray, sql } from 'drizzle-orm';
import { cacheLife, cacheTag } from 'next/cache';
import { db } from '@/db/core/client';
import { tags } from '@/db/core/tags';
import { comments } from '@/db/schema/comments';
import { site } from '@/site.config';
import { answererSlug, type BadgeWriters, badgeWriters } from './badges';
import { isPublished, readWithArticle } from './comment';
import { shownRoots } from './shown-roots';

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
  /** Why it is not shown: readers learn whether its author or the newsroom took it away, and no more. */
  absence: 'withdrawn' | 'waiting' | 'hidden' | null;
  badge: 'author' | 'team' | null;
  /** What the badge of one of the article's authors agrees with. */
  writers: BadgeWriters | null;
  /** That author's, for what machines read. */
  authorSlug: string | null;
  picked: boolean;
  /** The editors' line why they picked it; '' for none. */
  pickNote: string;
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

/** What readers see of a comment. */
export const shown = {
  id: comments.id,
  parentId: comments.parentId,
  rootId: comments.rootId,
  depth: comments.depth,
  name: sql<string>`case when ${isPublished} then ${comments.name} else '' end`,
  body: sql<string | null>`case when ${isPublished} then ${comments.body} end`,
  absence: sql<
    ThreadComment['absence']
  >`case ${comments.state} when 'published' then null when 'withdrawn' then 'withdrawn' when 'waiting' then 'waiting' else 'hidden' end`,
  badge: comments.badge,
  writers: badgeWriters,
  authorSlug: answererSlug,
  picked: sql<boolean>`${comments.pickedAt} is not null`.mapWith(Boolean),
  pickNote: sql<string>`case when ${comments.pickedAt} is null then '' else ${comments.pickNote} end`,
  createdAt: comments.createdAt,
  editedAt: comments.editedAt,
  formerId: comments.formerId,
};

/** A page of an article's thread; pages count from 1. What it costs does not grow with the thread, but for one count. */
export async function listThread(articleId: number, order: ThreadOrder, page: number): Promise<ThreadPage> {
  'use cache: remote';
  cacheTag(tags.thread(articleId));
  cacheLife('reads');
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
  cacheLife('reads');
  const found = await readWithArticle(
    and(eq(comments.id, rootId), eq(comments.depth, 0), eq(comments.shown, true)),
  );
  if (!found) return null;
  cacheTag(tags.thread(found.article.id), tags.article(found.article.edition, found.article.slug));
  const root: ThreadComment[] = await db.select(shown).from(comments).where(eq(comments.id, rootId));
  return { article: found.article, comments: [...root, ...(await repliesBelow(rootId))] };
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
