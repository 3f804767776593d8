/** Whether an author wants a mail a day about new comments (db/mail/author-digest.ts). */
import { eq } from 'drizzle-orm';
import { db } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { accounts } from '@/db/schema/accounts';

/** `unasked` until its owner has chosen. */
export type DigestChoice = 'daily' | 'never' | 'unasked';

export async function readDigestChoice(accountId: string): Promise<DigestChoice> {
  const { digestSince, digestAskedAt } = accounts;
  const [row] = await db
    .select({ digestSince, digestAskedAt })
    .from(accounts)
    .where(eq(accounts.id, accountId));
  if (!row?.digestAskedAt) return 'unasked';
  return row.digestSince ? 'daily' : 'never';
}

/** Turned on, it tells of what is published from now on; turned on again, nothing changes. */
export function setDigest(accountId: string, wanted: boolean, now: Date = new Date()): Promise<void> {
  return write(async (tx) => {
    const [account] = await tx.select().from(accounts).where(eq(accounts.id, accountId));
    const digestSince = wanted ? (account?.digestSince ?? now) : null;
    await tx.update(accounts).set({ digestSince, digestAskedAt: now }).where(eq(accounts.id, accountId));
  });
}
