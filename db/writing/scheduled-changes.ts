/** A change of an article that readers know, which comes out at its hour. */
import { and, asc, eq, lte, ne, sql } from 'drizzle-orm';
import { isSlugTaken, type Place } from '@/db/articles/former-slugs';
import { db, type Transaction } from '@/db/core/client';
import { invalidateTags } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { write } from '@/db/core/write-queue';
import { articles } from '@/db/schema/articles';
import { scheduledChanges, workingCopies } from '@/db/schema/writing';
import { type Publishable, putPublished } from './put-published';
import { findStored, type StoredArticle } from './stored';
import { tellReaders } from './tell-readers';
import { addVersion } from './versions';

interface ScheduleOptions {
  dueAt: Date;
  /** An account's id. */
  by: string;
  note?: string;
}

/** Pins a text to its hour, in place of one that waits: later saves do not change what comes out. */
export async function scheduleChange(
  tx: Transaction,
  { row, copy }: StoredArticle,
  { article, change: told, html, words }: Publishable,
  { dueAt, by, note = '' }: ScheduleOptions,
): Promise<void> {
  const { updated: _, published, ...rest } = article;
  const change = {
    articleId: row.id,
    ready: { article: { ...rest, published: published.toISOString() }, change: told, html, words },
    revision: copy?.revision ?? 0,
    dueAt,
    scheduledBy: by,
    scheduledAt: new Date(),
    note,
  };
  await tx
    .insert(scheduledChanges)
    .values(change)
    .onConflictDoUpdate({ target: scheduledChanges.articleId, set: change });
  if (copy)
    await tx.update(workingCopies).set({ proposedRevision: 0 }).where(eq(workingCopies.articleId, row.id));
  await invalidateTags(tx, [tags.hours]);
}

/** Cancels the change of an article that waits, if one does. */
export function cancelScheduledChange(articleId: number): Promise<void> {
  return write((tx) => cancelChange(tx, articleId));
}

/** The same, in the transaction of what takes its place. */
export async function cancelChange(tx: Transaction, articleId: number): Promise<void> {
  await tx.delete(scheduledChanges).where(eq(scheduledChanges.articleId, articleId));
}

/** Whether a change of another article will take a slug in its hour. */
export async function isSlugPinned(articleId: number, { edition, slug }: Place): Promise<boolean> {
  const pinned = await db
    .select({ id: articles.id })
    .from(scheduledChanges)
    .innerJoin(articles, eq(articles.id, scheduledChanges.articleId))
    .where(
      and(
        ne(articles.id, articleId),
        eq(articles.edition, edition),
        sql`${scheduledChanges.ready} ->> '$.article.slug' = ${slug}`,
      ),
    );
  return pinned.length > 0;
}

/**
 * Publishes the changes whose hour has come, each in one transaction. No job does it: it runs before anything that could show or
 * change such an article, in whichever process is the first (docs/0026-writing.md).
 */
export async function publishDueChanges(now = new Date()): Promise<void> {
  const due = await db
    .select({ articleId: scheduledChanges.articleId })
    .from(scheduledChanges)
    .where(lte(scheduledChanges.dueAt, now))
    .orderBy(asc(scheduledChanges.dueAt));
  for (const { articleId } of due) await write((tx) => publishDue(tx, articleId, now));
}

async function publishDue(tx: Transaction, articleId: number, now: Date): Promise<void> {
  const found = await findStored(tx, articleId);
  const change = found?.scheduled;
  // Another process was first, or it was put off or cancelled.
  if (!change || change.dueAt > now) return;
  const { article, ...body } = change.ready;
  const { edition } = found.row;
  // An import may have taken the address meanwhile: the text comes out all the same.
  const isTaken = await isSlugTaken(tx, 'articles', articleId, { edition, slug: article.slug });
  const slug = isTaken ? found.row.slug : article.slug;
  const { scheduledBy: by, note, dueAt: at } = change;
  const ready = { ...body, article: { ...article, slug, published: new Date(article.published) } };
  await putPublished(tx, found, ready, at);
  await cancelChange(tx, articleId);
  await tx
    .update(workingCopies)
    .set({ publishedRevision: change.revision })
    .where(eq(workingCopies.articleId, articleId));
  const version = await addVersion(tx, found, { by, note, at });
  await tellReaders(tx, found, ready.change, { version, by, at });
}
