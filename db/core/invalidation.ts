import { and, gt, lt, ne, sql } from 'drizzle-orm';
import { changes } from '@/db/schema/articles';
import { DAY_MS } from '@/lib/site/duration';
import { db, type Transaction, write } from './client';
import { WRITTEN } from './replica';

export interface Change {
  /** Grows with every change; what a reader of changes has seen. */
  id: number;
  tag: string;
  changedAt: Date;
}

/** Says, in the transaction that changes the facts, which cache tags no longer hold. */
export async function announce(tx: Transaction, tagNames: readonly string[]): Promise<void> {
  const now = Date.now();
  const rows = Array.from(new Set(tagNames), (tag) => sql`(${tag}, ${now})`);
  if (rows.length === 0) return;
  // Replacing gives the row a new id, so the table holds one row a tag and `changesSince` finds it.
  await tx.run(sql`insert or replace into ${changes} (tag, changed_at) values ${sql.join(rows, sql`, `)}`);
}

/** The changes announced after the one with this id (0: all), oldest first. */
export function changesSince(id: number): Promise<Change[]> {
  return db
    .select()
    .from(changes)
    .where(and(gt(changes.id, id), ne(changes.tag, WRITTEN)))
    .orderBy(changes.id);
}

/** No page outlives this, in milliseconds: `cacheLife('minutes')` lets the oldest go after an hour. */
const LONGEST_LIFE = DAY_MS;

/** Forgets changes that are older than any page that could still show what was before them. */
export async function forgetOldChanges(): Promise<void> {
  await write((tx) => tx.delete(changes).where(lt(changes.changedAt, new Date(Date.now() - LONGEST_LIFE))));
}
