import { and, eq, isNull, lte, type SQL } from 'drizzle-orm';
import { articles } from '@/db/schema/articles';
import { comments } from '@/db/schema/comments';

/**
 * The one condition under which readers see an article: no draft, and its hour has come. Reads live a minute, so a
 * scheduled article appears within one.
 */
export function publishedArticle(): SQL | undefined {
  return and(isNull(articles.draft), lte(articles.publishedAt, new Date()));
}

/** What a thread is cut into pages by: its roots that readers see, or whose places they see. */
export function shownRoots(articleId: number): SQL | undefined {
  return and(eq(comments.articleId, articleId), eq(comments.depth, 0), eq(comments.shown, true));
}
