import { and, eq, isNull } from 'drizzle-orm';
import { refreshThread } from '@/db/comments/transitions';
import { db } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { articles } from '@/db/schema/articles';
import { decisions } from '@/db/schema/moderation';
import type { ThreadMode, ThreadTerms } from '@/lib/comments/thread-mode';
import type { Edition } from '@/site.config';

/** What the desk keeps of a thread; null leaves it to the article. */
interface ThreadSettings {
  mode: ThreadMode | null;
  /** Days after publication at which the thread closes by itself. */
  closesAfter: number | null;
}

export interface ArticleThread extends ThreadTerms {
  id: number;
  edition: Edition;
  slug: string;
  title: string;
  commentCount: number;
}

/** A page has no thread. */
const withThread = (articleId: number) => and(eq(articles.id, articleId), isNull(articles.purpose));

/** The article whose thread is to be set, as it is now; null when there is none. Never cached. */
export async function findThread(articleId: number): Promise<ArticleThread | null> {
  const [row] = await db
    .select({
      id: articles.id,
      edition: articles.edition,
      slug: articles.slug,
      title: articles.title,
      commentCount: articles.commentCount,
      commentsOpen: articles.commentsOpen,
      thread: articles.thread,
      closesAfter: articles.closesAfter,
      publishedAt: articles.publishedAt,
    })
    .from(articles)
    .where(withThread(articleId));
  return row ?? null;
}

/**
 * Opens, holds or closes an article's thread, logs who did it, and invalidates what shows it.
 * @param seen the settings that the one who decides was shown
 */
export function setThread(
  articleId: number,
  settings: ThreadSettings,
  actor: string,
  seen?: ThreadSettings,
): Promise<{ outcome: 'done' | 'stale' | 'gone' }> {
  return write(async (tx) => {
    const [article] = await tx.select().from(articles).where(withThread(articleId));
    if (!article) return { outcome: 'gone' };
    const before = { thread: article.thread, closesAfter: article.closesAfter };
    if (seen && (seen.mode !== before.thread || seen.closesAfter !== before.closesAfter)) {
      return { outcome: 'stale' };
    }
    const after = { thread: settings.mode, closesAfter: settings.closesAfter };
    if (after.thread === before.thread && after.closesAfter === before.closesAfter)
      return { outcome: 'done' };
    await tx.update(articles).set(after).where(eq(articles.id, articleId));
    await tx
      .insert(decisions)
      .values({ articleId, actor, action: 'thread', before, after, createdAt: new Date() });
    await refreshThread(tx, article);
    return { outcome: 'done' };
  });
}
