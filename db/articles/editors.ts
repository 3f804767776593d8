/** Who edits an article: editors decide on comments below these articles alone (db/accounts/authority.ts). */
import { and, asc, eq, inArray } from 'drizzle-orm';
import { db, type Transaction } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { accounts } from '@/db/schema/accounts';
import { articleEditors } from '@/db/schema/article-links';
import { articles } from '@/db/schema/articles';
import { decisions } from '@/db/schema/moderation';

export interface ArticleEditor {
  id: string;
  name: string;
  isEditor: boolean;
}

const mayEdit = and(eq(accounts.role, 'editor'), eq(accounts.disabled, false));

/** The accounts with the role, and which of them edit the article; by name. */
export async function listEditors(articleId: number): Promise<ArticleEditor[]> {
  const here = and(eq(articleEditors.accountId, accounts.id), eq(articleEditors.articleId, articleId));
  const rows = await db
    .select({ id: accounts.id, name: accounts.name, editor: articleEditors.accountId })
    .from(accounts)
    .leftJoin(articleEditors, here)
    .where(mayEdit)
    .orderBy(asc(accounts.name), asc(accounts.id));
  return rows.map(({ id, name, editor }) => ({ id, name, isEditor: editor !== null }));
}

/**
 * Sets who of the listed accounts edits an article, and logs who set it; false when there is no such article.
 * @param by account id, or `command`
 */
export function setEditors(articleId: number, accountIds: readonly string[], by: string): Promise<boolean> {
  return write(async (tx) => {
    const [article] = await tx.select({ id: articles.id }).from(articles).where(eq(articles.id, articleId));
    if (!article) return false;
    const able = await tx.select({ id: accounts.id }).from(accounts).where(mayEdit);
    const ids = able.map(({ id }) => id);
    const theirs = and(eq(articleEditors.articleId, articleId), inArray(articleEditors.accountId, ids));
    const before = (await tx.delete(articleEditors).where(theirs).returning()).map(
      ({ accountId }) => accountId,
    );
    const chosen = ids.filter((id) => accountIds.includes(id));
    if (chosen.length > 0)
      await tx.insert(articleEditors).values(chosen.map((accountId) => ({ articleId, accountId })));
    await logEditors(tx, articleId, by, [before, chosen]);
    return true;
  });
}

/** Makes who edits an article an editor of it; one that is already is left so. */
export function addEditor(articleId: number, accountId: string): Promise<void> {
  return write(async (tx) => {
    const here = eq(articleEditors.articleId, articleId);
    const before = (await tx.select().from(articleEditors).where(here)).map((editor) => editor.accountId);
    if (before.includes(accountId)) return;
    await tx.insert(articleEditors).values({ articleId, accountId });
    await logEditors(tx, articleId, accountId, [before, [...before, accountId]]);
  });
}

/** By id: a log that is only added to holds no names of people. */
async function logEditors(
  tx: Transaction,
  articleId: number,
  actor: string,
  [before, after]: readonly [string[], string[]],
): Promise<void> {
  if ([...before].sort().join() === [...after].sort().join()) return;
  const change = { before: { editors: before }, after: { editors: after } };
  await tx.insert(decisions).values({ articleId, actor, action: 'thread', ...change, createdAt: new Date() });
}
