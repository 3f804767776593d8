/** What changes by time alone, at an hour that is known before. */

import { and, eq, gt, isNull, lte, min } from 'drizzle-orm';
import { db } from '@/db/core/client';
import { invalidateTags } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { write } from '@/db/core/write-queue';
import { articles } from '@/db/schema/articles';
import { scheduledChanges } from '@/db/schema/writing';
import { dayOf } from '@/lib/site/offset-time';
import { siteSettings } from '@/runtime/site-settings';
import { publishDueChanges } from './scheduled-changes';

/**
 * Publishes the changes whose hour has come, and invalidates what shows articles that came out, or were pinned, until an hour
 * since `after`; and after midnight what shows the date.
 */
export async function applyHours(after: Date, now: Date): Promise<void> {
  await publishDueChanges(now);
  const { edition, slug, publishedAt, draft, pinned, pinnedUntil } = articles;
  const out = await db
    .select({ edition, slug })
    .from(articles)
    .where(and(isNull(draft), gt(publishedAt, after), lte(publishedAt, now)));
  const unpinned = await db
    .select({ edition })
    .from(articles)
    .where(and(eq(pinned, true), gt(pinnedUntil, after), lte(pinnedUntil, now)));
  const changed = out.flatMap((row) => [tags.articles(row.edition), tags.article(row.edition, row.slug)]);
  changed.push(...unpinned.map((row) => tags.articles(row.edition)));
  const [midnight] = dayOf(now, siteSettings().dates.timeZone);
  if (midnight > after) changed.push(tags.day);
  if (changed.length > 0) await write((tx) => invalidateTags(tx, changed));
}

/** The next hour at which something changes: midnight, if nothing does before. */
export async function nextHour(now: Date): Promise<Date> {
  const { publishedAt, draft, pinned, pinnedUntil } = articles;
  const [change] = await db.select({ at: min(scheduledChanges.dueAt) }).from(scheduledChanges);
  const [article] = await db
    .select({ at: min(publishedAt) })
    .from(articles)
    .where(and(isNull(draft), gt(publishedAt, now)));
  const [pin] = await db
    .select({ at: min(pinnedUntil) })
    .from(articles)
    .where(and(eq(pinned, true), gt(pinnedUntil, now)));
  const [, midnight] = dayOf(now, siteSettings().dates.timeZone);
  const known = [change?.at, article?.at, pin?.at, midnight].filter((at) => at instanceof Date);
  return new Date(Math.min(...known.map((at) => at.getTime())));
}
