import { and, eq } from 'drizzle-orm';
import type { Staff } from '@/db/accounts/auth';
import { bylines } from '@/db/articles/article-authors';
import { db } from '@/db/core/client';
import { authors } from '@/db/schema/articles';
import { comments } from '@/db/schema/comments';
import { addComment, type CreateResult } from './create';
import type { Browser } from './visitors';

/**
 * Answers a published comment from the desk, published at once: with the author's badge, and the name of the byline, where the
 * account is bound to one of the article's authors; else as one of the newsroom, by the account's name.
 */
export async function addAnswer(
  staff: Pick<Staff, 'id' | 'name' | 'email'>,
  parentId: number,
  body: string,
  browser: Omit<Browser, 'visitor'>,
): Promise<CreateResult> {
  const { articleId } = comments;
  const [parent] = await db.select({ articleId }).from(comments).where(eq(comments.id, parentId));
  if (!parent) return { error: 'parent-gone' };
  const [author] = await db
    .select({ id: authors.id, name: authors.name })
    .from(authors)
    .innerJoin(bylines, eq(bylines.authorId, authors.id))
    .where(and(eq(bylines.articleId, parent.articleId), eq(authors.accountId, staff.id)));
  const name = author?.name ?? staff.name;
  const input = { articleId: parent.articleId, parentId, name, email: staff.email, body };
  const signed = author ? ({ badge: 'author', authorId: author.id } as const) : ({ badge: 'team' } as const);
  return addComment(input, { ...browser, visitor: null }, input, signed);
}
