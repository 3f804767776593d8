/** What somebody who works here wrote and did at the desk. */
import { eq, inArray } from 'drizzle-orm';
import { articlesSignedBy } from '@/db/accounts/authority';
import { db, type Transaction } from '@/db/core/client';
import { invalidateTags } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { articles } from '@/db/schema/articles';
import {
  articleVersions,
  conflictingCopies,
  previewLinks,
  scheduledChanges,
  withdrawals,
  workingCopies,
} from '@/db/schema/writing';

const article = { edition: articles.edition, slug: articles.slug, title: articles.title };

/** All of it, for the person: their texts whole, of what they published which and when. */
export async function exportWriting(accountId: string) {
  const { fields, savedAt, savedBy } = workingCopies;
  const { number, note, createdAt, publishedBy } = articleVersions;
  const { dueAt, scheduledAt, scheduledBy } = scheduledChanges;
  const { withdrawnAt, withdrawnBy } = withdrawals;
  const links = previewLinks;
  return {
    signs: await db
      .select(article)
      .from(articles)
      .where(inArray(articles.id, articlesSignedBy(accountId))),
    savedLast: await db
      .select({ article, fields, savedAt })
      .from(workingCopies)
      .innerJoin(articles, eq(articles.id, workingCopies.articleId))
      .where(eq(savedBy, accountId)),
    setAside: await db
      .select({ article, fields: conflictingCopies.fields, savedAt: conflictingCopies.savedAt })
      .from(conflictingCopies)
      .innerJoin(articles, eq(articles.id, conflictingCopies.articleId))
      .where(eq(conflictingCopies.accountId, accountId)),
    published: await db
      .select({ article, number, note, createdAt })
      .from(articleVersions)
      .innerJoin(articles, eq(articles.id, articleVersions.articleId))
      .where(eq(publishedBy, accountId)),
    scheduled: await db
      .select({ article, dueAt, scheduledAt, note: scheduledChanges.note })
      .from(scheduledChanges)
      .innerJoin(articles, eq(articles.id, scheduledChanges.articleId))
      .where(eq(scheduledBy, accountId)),
    withdrew: await db
      .select({ article, withdrawnAt })
      .from(withdrawals)
      .innerJoin(articles, eq(articles.id, withdrawals.articleId))
      .where(eq(withdrawnBy, accountId)),
    previewLinks: await db
      .select({ article, createdAt: links.createdAt, expiresAt: links.expiresAt })
      .from(links)
      .innerJoin(articles, eq(articles.id, links.articleId))
      .where(eq(links.createdBy, accountId)),
  };
}

/**
 * Erases what is the person's alone: texts that were set aside for them, their notes, the links they handed out. Articles, drafts
 * and versions are the newsroom's and stay; who saved or published them is an account without a name from then on.
 */
export async function eraseWriting(tx: Transaction, accountId: string): Promise<void> {
  await tx.delete(conflictingCopies).where(eq(conflictingCopies.accountId, accountId));
  await tx.update(articleVersions).set({ note: '' }).where(eq(articleVersions.publishedBy, accountId));
  await tx.update(scheduledChanges).set({ note: '' }).where(eq(scheduledChanges.scheduledBy, accountId));
  const closed = await tx
    .delete(previewLinks)
    .where(eq(previewLinks.createdBy, accountId))
    .returning({ articleId: previewLinks.articleId });
  await invalidateTags(
    tx,
    closed.map(({ articleId }) => tags.workingCopy(articleId)),
  );
}
