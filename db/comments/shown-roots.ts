import { and, eq, type SQL } from 'drizzle-orm';
import { comments } from '@/db/schema/comments';

/** What a thread is cut into pages by: its roots that readers see, or whose places they see. */
export function shownRoots(articleId: number): SQL | undefined {
  return and(eq(comments.articleId, articleId), eq(comments.depth, 0), eq(comments.shown, true));
}
