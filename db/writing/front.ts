import { and, desc, eq, inArray, isNotNull, notInArray, or } from 'drizzle-orm';
import { listPinned } from '@/db/articles/pins';
import { publishedArticle } from '@/db/articles/published';
import { db } from '@/db/core/client';
import { invalidateTags } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { write } from '@/db/core/write-queue';
import { articles } from '@/db/schema/articles';
import { frontMark, type Pin } from '@/lib/desk/front-form';
import type { Edition } from '@/site.config';

/** Articles to choose from: a front page shows what is new, and an older one is pinned from its own page. */
const MAX_CHOICES = 40;

/** The newest articles of an edition that are not pinned. @param also the id of one that may be older */
export function listPinnable(
  edition: Edition,
  pinned: readonly number[],
  also: number | null,
): Promise<{ id: number; title: string }[]> {
  const newest = db
    .select({ id: articles.id })
    .from(articles)
    .where(and(eq(articles.edition, edition), publishedArticle(), notInArray(articles.id, [...pinned])))
    .orderBy(desc(articles.publishedAt), desc(articles.id))
    .limit(MAX_CHOICES);
  return db
    .select({ id: articles.id, title: articles.title })
    .from(articles)
    .where(
      and(
        eq(articles.edition, edition),
        publishedArticle(),
        notInArray(articles.id, [...pinned]),
        or(inArray(articles.id, newest), eq(articles.id, also ?? 0)),
      ),
    )
    .orderBy(desc(articles.publishedAt), desc(articles.id));
}

/**
 * Pins these articles of an edition, in this order, and no others.
 * @param seen what was pinned when the form was opened (optimistic lock)
 */
export function savePins(
  edition: Edition,
  pins: readonly Pin[],
  seen: string,
): Promise<{ outcome: 'saved' | 'stale' | 'gone' }> {
  return write(async (tx) => {
    if (frontMark(await listPinned(edition, tx)) !== seen) return { outcome: 'stale' };
    const ids = pins.map(({ id }) => id);
    const there = await tx
      .select({ id: articles.id })
      .from(articles)
      .where(and(eq(articles.edition, edition), inArray(articles.id, ids), publishedArticle()));
    if (there.length < ids.length) return { outcome: 'gone' };
    const { pinned, pinPlace, pinnedUntil } = articles;
    await tx
      .update(articles)
      .set({ pinned: false, pinPlace: 0, pinnedUntil: null })
      .where(
        and(
          eq(articles.edition, edition),
          notInArray(articles.id, ids),
          or(eq(pinned, true), isNotNull(pinnedUntil), isNotNull(pinPlace)),
        ),
      );
    for (const [index, { id, until }] of pins.entries())
      await tx
        .update(articles)
        .set({ pinned: true, pinPlace: index + 1, pinnedUntil: until })
        .where(eq(articles.id, id));
    await invalidateTags(tx, [tags.articles(edition), tags.hours]);
    return { outcome: 'saved' };
  });
}
