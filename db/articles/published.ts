import { and, isNull, lte, type SQL } from 'drizzle-orm';
import { articles } from '@/db/schema/articles';

/**
 * The one condition under which readers see an article: no draft, and published by now. Cached reads live a minute
 * (`reads` in next.config.ts), so a scheduled article appears within one.
 */
export function publishedArticle(): SQL | undefined {
  return and(isNull(articles.draft), lte(articles.publishedAt, new Date()));
}
