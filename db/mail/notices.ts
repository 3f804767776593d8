/** Notices to who asked for them: each enqueued in the transaction that makes its event. */
import { eq } from 'drizzle-orm';
import type { Transaction } from '@/db/core/client';
import type { comments } from '@/db/schema/comments';
import { subscriptions } from '@/db/schema/mail';
import { mailboxKey } from '@/lib/forms/email';
import { hashToken } from '@/runtime/keyed-hash';
import { enqueue } from './outbox';
import { pickMail, replyMail } from './subscription-mail';
import { findCommentToNotify, subscriptionToken } from './subscriptions';

type Reply = Pick<typeof comments.$inferSelect, 'id' | 'parentId' | 'name' | 'email'>;

/**
 * Enqueues the notice of a reply for the parent's subscriber, in the transaction that publishes it. Idempotent: one
 * mail a reply, however often it is hidden and published again, and none to who wrote it.
 */
export async function enqueueReplyNotice(
  tx: Transaction,
  reply: Reply,
  now: Date = new Date(),
): Promise<void> {
  if (reply.parentId === null) return;
  const parent = await findCommentToNotify(tx, reply.parentId);
  if (parent?.state !== 'published' || mailboxKey(parent.email) === mailboxKey(reply.email)) return;
  const [known] = await tx.select().from(subscriptions).where(eq(subscriptions.commentId, parent.id));
  if (known?.state !== 'confirmed') return;
  const mail = replyMail(parent, reply, await tokenOf(tx, known));
  await enqueue(tx, mail, { commentId: reply.id, now });
}

/**
 * Enqueues the notice of a pick for the comment's subscriber, in the transaction that picks it. Idempotent: one mail a
 * comment, however often it is picked; it waits while the comment is not (isDeliverable).
 */
export async function enqueuePickNotice(
  tx: Transaction,
  commentId: number,
  note = '',
  now: Date = new Date(),
): Promise<void> {
  const [known] = await tx.select().from(subscriptions).where(eq(subscriptions.commentId, commentId));
  const comment = known?.state === 'confirmed' && (await findCommentToNotify(tx, commentId));
  if (!comment) return;
  await enqueue(tx, pickMail(comment, note, await tokenOf(tx, known)), { commentId, now });
}

/**
 * The token for a mail. A rotated APP_SECRET gives another one, which is stored: the links of the newest mail are those
 * that work.
 */
async function tokenOf(tx: Transaction, known: typeof subscriptions.$inferSelect): Promise<string> {
  const token = subscriptionToken(known.commentId);
  const hash = hashToken(token);
  if (hash !== known.token)
    await tx.update(subscriptions).set({ token: hash }).where(eq(subscriptions.id, known.id));
  return token;
}
