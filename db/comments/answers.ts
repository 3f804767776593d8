import { eq } from 'drizzle-orm';
import type { Staff } from '@/db/accounts/auth';
import { db } from '@/db/core/client';
import { articles, authors } from '@/db/schema/articles';
import { comments } from '@/db/schema/comments';
import { addComment, type CreateResult } from './create';
import type { Browser } from './visitors';

/**
 * Answers a published comment from the desk, published at once: with the author's badge, and the name of the byline, where the
 * account is bound to the article's own author; else as one of the newsroom, by the account's name.
 */
export async function addAnswer(
  staff: Pick<Staff, 'id' | 'name' | 'email'>,
  parentId: number,
  body: string,
  browser: Omit<Browser, 'visitor'>,
): Promise<CreateResult> {
  const [parent] = await db
    .select({ articleId: articles.id, accountId: authors.accountId, byline: authors.name })
    .from(comments)
    .innerJoin(articles, eq(articles.id, comments.articleId))
    .innerJoin(authors, eq(authors.id, articles.authorId))
    .where(eq(comments.id, parentId));
  if (!parent) return { error: 'parent-gone' };
  const isAuthor = parent.accountId === staff.id;
  const name = isAuthor ? parent.byline : staff.name;
  const input = { articleId: parent.articleId, parentId, name, email: staff.email, body };
  const badge = isAuthor ? 'author' : 'team';
  return addComment(input, { ...browser, visitor: null }, input, badge);
}
