/** Articles that stand first on the front page of their edition. */
import { and, asc, desc, eq, gt, isNull, or, type SQL } from 'drizzle-orm';
import { db, type Transaction } from '@/db/core/client';
import { articles } from '@/db/schema/articles';
import type { Edition } from '@/site.config';
import { publishedArticle } from './published';

/** The one condition under which an article is pinned: its hour is to come, and readers see it. */
export function pinnedArticle(): SQL | undefined {
  const { pinned, pinnedUntil } = articles;
  return and(eq(pinned, true), or(isNull(pinnedUntil), gt(pinnedUntil, new Date())), publishedArticle());
}

/** The pinned articles of an edition in their order; those that an import pinned stand last. */
export function listPinned(edition: Edition, from: Pick<Transaction, 'select'> = db) {
  const { id, title, pinPlace, pinnedUntil, publishedAt } = articles;
  return from
    .select({ id, title, pinnedUntil })
    .from(articles)
    .where(and(eq(articles.edition, edition), pinnedArticle()))
    .orderBy(asc(isNull(pinPlace)), asc(pinPlace), desc(publishedAt), desc(id));
}
