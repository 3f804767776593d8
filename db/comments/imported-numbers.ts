/** The numbers that comments of another site had there: old links name them, so they are kept where they can be. */
import { and, desc, eq, inArray, or, sql } from 'drizzle-orm';
import { db, type Transaction } from '@/db/core/client';
import { comments } from '@/db/schema/comments';
import type { ThreadPlace } from '@/lib/wordpress/read/thread-order';

/** Higher than any site has reached; the next of ours must stay below what JavaScript counts exactly. */
const MAX_KEPT_NUMBER = 2_000_000_000;

/** Ids looked up in one statement. */
const CHUNK = 500;

/**
 * Whether a thread can keep its numbers: none is taken, and they still tell the order. Asked once for a thread, since in
 * half of one the others would come before their parents.
 */
export async function mayKeepNumbers(tx: Transaction, places: readonly ThreadPlace[]): Promise<boolean> {
  if (!places.every(({ id, parent }) => parent < id && id <= MAX_KEPT_NUMBER)) return false;
  for (let at = 0; at < places.length; at += CHUNK) {
    const ids = places.slice(at, at + CHUNK).map(({ id }) => id);
    const taken = await tx
      .select({ id: comments.id })
      .from(comments)
      .where(inArray(comments.id, ids))
      .limit(1);
    if (taken.length > 0) return false;
  }
  return true;
}

/** The number that the next comment would be given. */
export async function nextNumber(tx: Transaction): Promise<number> {
  const [row] = await tx.all<{ seq: number }>(sql`select seq from sqlite_sequence where name = 'comments'`);
  return (row?.seq ?? 0) + 1;
}

/**
 * Lets the numbers of comments to come begin after all that the other site gave, so that none of those is taken while
 * the import runs.
 */
export async function reserveNumbers(tx: Transaction, newest: number): Promise<void> {
  const seq = Math.min(newest, MAX_KEPT_NUMBER);
  const raised = await tx.all(
    sql`update sqlite_sequence set seq = max(seq, ${seq}) where name = 'comments' returning seq`,
  );
  if (raised.length === 0)
    await tx.run(sql`insert into sqlite_sequence (name, seq) values ('comments', ${seq})`);
}

/** The comment of an article that has a number, or had it at another site; null when readers see none. */
export async function commentNumbered(articleId: number, number: number): Promise<number | null> {
  const called = or(eq(comments.id, number), eq(comments.formerId, number));
  const [comment] = await db
    .select({ id: comments.id })
    .from(comments)
    .where(and(eq(comments.articleId, articleId), called, eq(comments.state, 'published')))
    // Where a number of ours was another comment's there, old links mean that one; ours are no such links.
    .orderBy(desc(eq(comments.formerId, number)))
    .limit(1);
  return comment?.id ?? null;
}
