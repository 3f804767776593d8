import { and, gt, lt, ne, sql } from 'drizzle-orm';
import { invalidations } from '@/db/schema/articles';
import { DAY_MS } from '@/lib/site/duration';
import { db, type Transaction } from './client';
import { WRITE_MARK } from './replica';
import { write } from './write-queue';

/** A cache tag of which nothing that was read before holds any more: a row of the table `changes`. */
export interface Invalidation {
  /** Grows with every invalidation: the newest that a reader of them has seen. */
  id: number;
  tag: string;
  changedAt: Date;
}

/**
 * Invalidates cache tags in the transaction that changes the facts; every process reads that before it answers
 * (docs/0002-changes.md).
 */
export async function invalidateTags(tx: Transaction, tagNames: readonly string[]): Promise<void> {
  const now = Date.now();
  const rows = Array.from(new Set(tagNames), (tag) => sql`(${tag}, ${now})`);
  if (rows.length === 0) return;
  // Replacing gives the row a new id, so the table holds one row a tag and `invalidationsSince` finds it.
  await tx.run(
    sql`insert or replace into ${invalidations} (tag, changed_at) values ${sql.join(rows, sql`, `)}`,
  );
}

/** Prepared, since it is asked before every answer: building the statement takes as long as the answer. */
const newer = db
  .select()
  .from(invalidations)
  .where(and(gt(invalidations.id, sql.placeholder('id')), ne(invalidations.tag, WRITE_MARK)))
  .orderBy(invalidations.id)
  .prepare();

/** The invalidations after the one with this id (0: all), oldest first. */
export function invalidationsSince(id: number): Promise<Invalidation[]> {
  return newer.execute({ id });
}

/** No page is served an hour after its render (`reads` in next.config.ts); a day forgives a clock that is off. */
const MAX_PAGE_AGE_MS = DAY_MS;

/** Deletes invalidations older than the oldest page that may still be cached. */
export async function deleteOldInvalidations(): Promise<void> {
  await write((tx) =>
    tx.delete(invalidations).where(lt(invalidations.changedAt, new Date(Date.now() - MAX_PAGE_AGE_MS))),
  );
}
