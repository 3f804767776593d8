import { and, isNull, lte, type SQL } from 'drizzle-orm';
import { articles } from '@/db/schema/articles';

/**
 * The one condition under which readers see an article: no draft, and published by now. What was cached before its hour is
 * invalidated at it (server/cache/hours.ts).
 */
export function publishedArticle(): SQL | undefined {
  return and(isNull(articles.draft), lte(articles.publishedAt, new Date()));
}
