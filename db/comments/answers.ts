import { eq } from 'drizzle-orm';
import type { Staff } from '@/db/accounts/auth';
import { db } from '@/db/core/client';
import { articles, authors } from '@/db/schema/articles';
import { comments } from '@/db/schema/comments';
import { addComment, type CreateResult } from './create';
import type { Browser } from './visitors';

/**
 * Answers a published comment from the desk, published at once: with the author's badge where the account is bound to the
 * article's own author, else as one of the newsroom.
 */
export async function addAnswer(
  staff: Pick<Staff, 'id' | 'name' | 'email'>,
  parentId: number,
  body: string,
  browser: Omit<Browser, 'visitor'>,
): Promise<CreateResult> {
  const [parent] = await db
    .select({ articleId: articles.id, accountId: authors.accountId })
    .from(comments)
    .innerJoin(articles, eq(articles.id, comments.articleId))
    .innerJoin(authors, eq(authors.id, articles.authorId))
    .where(eq(comments.id, parentId));
  if (!parent) return { error: 'parent-gone' };
  const { id, name, email } = staff;
  const input = { articleId: parent.articleId, parentId, name, email, body };
  const badge = parent.accountId === id ? 'author' : 'team';
  return addComment(input, { ...browser, visitor: null }, input, badge);
}
