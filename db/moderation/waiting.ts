import { count, eq } from 'drizzle-orm';
import { db } from '@/db/core/client';
import { comments } from '@/db/schema/comments';

/** How many comments wait for a moderator at this moment. */
export async function countWaiting(): Promise<number> {
  const [row] = await db.select({ rows: count() }).from(comments).where(eq(comments.state, 'waiting'));
  return row?.rows ?? 0;
}
