import { count, eq } from 'drizzle-orm';
import { db } from './client';
import { comments } from './schema-comments';

/** How many comments wait for a moderator at this moment. */
export async function countWaiting(): Promise<number> {
  const [row] = await db.select({ rows: count() }).from(comments).where(eq(comments.state, 'waiting'));
  return row?.rows ?? 0;
}
