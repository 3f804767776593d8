import { and, asc, count, eq, gt, ne } from 'drizzle-orm';
import { db } from '@/db/core/client';
import { paginate } from '@/db/core/paginate';
import { comments } from '@/db/schema/comments';

export type Comment = typeof comments.$inferSelect;

const PAGE_SIZE = 200;

/**
 * All comments of an article by id, except withdrawn ones: replies to a withdrawn comment are moved to its nearest
 * ancestor that is exported.
 */
export async function* exportedComments(articleId: number): AsyncGenerator<Comment> {
  const below = eq(comments.articleId, articleId);
  const withdrawn = await db
    .select({ id: comments.id, parentId: comments.parentId })
    .from(comments)
    .where(and(below, eq(comments.state, 'withdrawn')));
  const above = new Map(withdrawn.map(({ id, parentId }) => [id, parentId]));
  const readPage = (after: number) =>
    db
      .select()
      .from(comments)
      .where(and(below, ne(comments.state, 'withdrawn'), gt(comments.id, after)))
      .orderBy(asc(comments.id))
      .limit(PAGE_SIZE);
  for await (const comment of paginate(0, ({ id }) => id, readPage)) {
    let { parentId } = comment;
    while (parentId !== null && above.has(parentId)) parentId = above.get(parentId) ?? null;
    yield { ...comment, parentId };
  }
}

export async function countWithdrawn(): Promise<number> {
  const [row] = await db.select({ rows: count() }).from(comments).where(eq(comments.state, 'withdrawn'));
  return row?.rows ?? 0;
}

/** Whether the newsroom has commented other than as the author of the article. */
export async function hasTeamComments(): Promise<boolean> {
  const [row] = await db
    .select({ id: comments.id })
    .from(comments)
    .where(eq(comments.badge, 'team'))
    .limit(1);
  return row !== undefined;
}
