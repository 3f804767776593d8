import 'server-only';
import { and, eq } from 'drizzle-orm';
import { cacheLife, cacheTag } from 'next/cache';
import { publishedArticle } from '@/db/articles/published';
import { tags } from '@/db/core/tags';
import { errorReports } from '@/db/schema/corrections';
import { type StoredErrorReport, selectReports } from './error-reports';

/** The report of an error whose receipt has this hash; null when there is none. */
export async function findErrorReport(receipt: string): Promise<StoredErrorReport | null> {
  'use cache';
  cacheLife('reads');
  const [found] = await selectReports().where(and(eq(errorReports.receipt, receipt), publishedArticle()));
  if (!found) return null;
  cacheTag(tags.errorReport(found.id), tags.article(found.article.edition, found.article.slug));
  return found;
}
