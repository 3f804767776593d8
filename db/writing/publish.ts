import { and, eq, ne } from 'drizzle-orm';
import { published } from '@/db/articles/published';
import { indexArticles } from '@/db/articles/search-index';
import { db } from '@/db/core/client';
import { invalidateTags } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { write } from '@/db/core/write-queue';
import { articles } from '@/db/schema/articles';
import { withdrawals, workingCopies } from '@/db/schema/writing';
import type { ArticleErrors } from '@/lib/desk/article-fields';
import { putPublished } from './put-published';
import { readWorkingCopy } from './read-working-copy';
import { cancelChange, publishDueChanges, scheduleChange } from './scheduled-changes';
import { findStored } from './stored';
import { tellReaders } from './tell-readers';
import { addVersion } from './versions';

export type PublishOutcome =
  | { outcome: 'published' | 'scheduled'; slug: string }
  | { outcome: 'invalid'; errors: ArticleErrors }
  /** Saved again meanwhile: another text than this person saw would be published. */
  | { outcome: 'stale' }
  | { outcome: 'gone' };

interface PublishOptions {
  /** The revision of the working copy that is meant. */
  seen: number;
  /** Whether it is to come out at its hour; else now. */
  isScheduled: boolean;
  /** Of a change that is scheduled: its hour, as it was typed. */
  changeAt?: string;
  /** An account's id. */
  by: string;
  /** Why, for the list of versions. */
  note?: string;
  /** The number of the version that this one brings back. */
  restoredFrom?: number;
}

/**
 * Publishes the working copy, now or at its hour: article, topics, index of search, former address, version and the tags of
 * all pages that show it change in one transaction. What readers get is what was decided last: publishing now cancels a
 * change that was scheduled.
 */
export async function publishArticle(id: number, options: PublishOptions): Promise<PublishOutcome> {
  await publishDueChanges();
  const found = await findStored(db, id);
  if (!found) return { outcome: 'gone' };
  const read = await readWorkingCopy(found, options.isScheduled ? 'schedule' : 'publish', options.changeAt);
  if ('errors' in read) return { outcome: 'invalid', errors: read.errors };
  const { article } = read;
  const done = await write(async (tx) => {
    const now = await findStored(tx, id);
    if (!now) return 'gone';
    if (
      (now.copy?.revision ?? 0) !== options.seen ||
      (now.copy?.revision ?? 0) !== (found.copy?.revision ?? 0) ||
      now.state !== found.state
    )
      return 'stale';
    if (read.dueAt) {
      await scheduleChange(tx, now, read, { ...options, dueAt: read.dueAt });
      return 'done';
    }
    await cancelChange(tx, id);
    await putPublished(tx, now, read);
    if (now.copy)
      await tx
        .update(workingCopies)
        .set({ publishedRevision: now.copy.revision, proposedRevision: 0 })
        .where(eq(workingCopies.articleId, id));
    const version = await addVersion(tx, now, options);
    await tellReaders(tx, now, read.change, { version, by: options.by });
    return 'done';
  });
  if (done !== 'done') return { outcome: done };
  return { outcome: options.isScheduled ? 'scheduled' : 'published', slug: article.slug };
}

/**
 * Takes an article from readers: its address says so (410), or leads to a successor. It stays a draft at the desk.
 * @param successor slug of what readers find in its edition
 */
export async function withdrawArticle(
  id: number,
  by: string,
  successor: string | null = null,
): Promise<{ outcome: 'withdrawn' | 'gone' | 'no-successor' }> {
  await publishDueChanges();
  return write(async (tx) => {
    const found = await findStored(tx, id);
    if (!found || found.row.draft !== null) return { outcome: 'gone' };
    const { edition, slug } = found.row;
    if (successor !== null) {
      const isIt = and(
        published(),
        eq(articles.edition, edition),
        eq(articles.slug, successor),
        ne(articles.id, id),
      );
      if ((await tx.select({ id: articles.id }).from(articles).where(isIt)).length === 0)
        return { outcome: 'no-successor' };
    }
    await cancelChange(tx, id);
    await tx.update(articles).set({ draft: 'draft' }).where(eq(articles.id, id));
    // One that nobody saw is a draft again; its address was never known.
    if (found.state === 'published')
      await tx
        .insert(withdrawals)
        .values({ articleId: id, successor, withdrawnBy: by, withdrawnAt: new Date() });
    await indexArticles(tx, [id]);
    await invalidateTags(tx, [tags.articles(edition), tags.article(edition, slug)]);
    return { outcome: 'withdrawn' };
  });
}
