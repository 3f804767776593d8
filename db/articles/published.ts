import { and, isNotNull, isNull, lte, type SQL } from 'drizzle-orm';
import { articles } from '@/db/schema/articles';

/**
 * The one condition under which readers see an article: no draft, no page, and published by now. What was cached before its
 * hour is invalidated at it (server/cache/hours.ts). What lists or counts articles, and what takes comments, has this one, so
 * that no page is among them.
 */
export function publishedArticle(): SQL | undefined {
  return and(isNull(articles.purpose), published());
}

/** The same of a page. */
export function publishedPage(): SQL | undefined {
  return and(isNotNull(articles.purpose), published());
}

/** The same of either: for what leads to both. */
export function published(): SQL | undefined {
  return and(isNull(articles.draft), lte(articles.publishedAt, new Date()));
}
