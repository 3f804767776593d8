import { and, count, eq, gt, lt, sql } from 'drizzle-orm';
import { db, type Transaction } from '@/db/core/client';
import { invalidateTags } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { write } from '@/db/core/write-queue';
import { articles } from '@/db/schema/articles';
import { comments } from '@/db/schema/comments';
import { outbox, subscriptions } from '@/db/schema/mail';
import { DAY_MS } from '@/lib/site/duration';
import { isMailable } from '@/lib/site/mail';
import { hashToken, keyedHash } from '@/runtime/keyed-hash';
import { cancelNotices, enqueue } from './outbox';
import { confirmationKey, confirmationMail } from './subscription-mail';

/** Throttle: a comment's mailbox gets at most one confirmation mail in this time. */
export const CONFIRMATION_COOLDOWN_MS = DAY_MS;

/** Rate limit of confirmation mails to one address, in a day, for all its comments: the owner may have asked for none. */
export const MAX_CONFIRMATIONS_PER_ADDRESS = 5;

type SubscribeResult =
  /** The confirmation mail is enqueued, or was within CONFIRMATION_COOLDOWN_MS. */
  | { state: 'asked' }
  | { state: 'confirmed' }
  /** `gone`: readers do not see the comment, or its mailbox has said that it does not want to be asked. */
  | { error: 'gone' | 'address' | 'too-many' };

/** The token of a comment's subscription, made anew for every mail that carries it. */
export function subscriptionToken(commentId: number): string {
  return keyedHash('subscription', String(commentId));
}

/** Double opt-in: sends the mailbox of a comment a mail that lets it confirm that it wants notices of replies. */
export function requestSubscription(commentId: number, now: Date = new Date()): Promise<SubscribeResult> {
  return write(async (tx) => {
    const comment = await findCommentToNotify(tx, commentId);
    if (!comment || !['waiting', 'published'].includes(comment.state)) return { error: 'gone' };
    const [known] = await tx.select().from(subscriptions).where(eq(subscriptions.commentId, commentId));
    if (known?.state === 'confirmed') return { state: 'confirmed' };
    if (known?.state === 'ended' && known.confirmedAt === null) return { error: 'gone' };
    if (!isMailable(comment.email)) return { error: 'address' };
    const since = new Date(now.getTime() - CONFIRMATION_COOLDOWN_MS);
    const asked = await askedSince(tx, commentId, since);
    if (!asked && (await confirmationsTo(tx, comment.email, since)) >= MAX_CONFIRMATIONS_PER_ADDRESS)
      return { error: 'too-many' };

    const token = subscriptionToken(commentId);
    const open = { state: 'asked', token: hashToken(token), askedAt: now } as const;
    const again = { ...open, confirmedAt: null, endedAt: null };
    await tx
      .insert(subscriptions)
      .values({ commentId, ...open })
      .onConflictDoUpdate({ target: subscriptions.commentId, set: again });
    if (!asked) await enqueue(tx, confirmationMail(comment, token, now), { now });
    await invalidateTags(tx, [tags.comment(commentId)]);
    return { state: 'asked' };
  });
}

/** A comment with what a mail about it needs. */
export async function findCommentToNotify(tx: Transaction, id: number) {
  const [row] = await tx
    .select({
      id: comments.id,
      state: comments.state,
      email: comments.email,
      edition: articles.edition,
      slug: articles.slug,
      title: articles.title,
    })
    .from(comments)
    .innerJoin(articles, eq(articles.id, comments.articleId))
    .where(eq(comments.id, id));
  return row;
}

/** Read from the keys, which retention leaves in the outbox. */
async function askedSince(tx: Transaction, commentId: number, since: Date): Promise<boolean> {
  const [mail] = await tx
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(gt(outbox.key, confirmationKey(commentId, since)), lt(outbox.key, `confirm:${commentId};`)))
    .limit(1);
  return mail !== undefined;
}

async function confirmationsTo(tx: Transaction, email: string, since: Date): Promise<number> {
  const [row] = await tx
    .select({ mails: count() })
    .from(outbox)
    .where(
      and(
        sql`lower(recipient) = lower(${email})`,
        gt(outbox.createdAt, since),
        gt(outbox.key, 'confirm:'),
        lt(outbox.key, 'confirm;'),
      ),
    );
  return row?.mails ?? 0;
}

/** The comment that a receipt is for, by the receipt's token; null when there is none. */
export async function findCommentByReceipt(receipt: string): Promise<number | null> {
  const [row] = await db
    .select({ id: comments.id })
    .from(comments)
    .where(eq(comments.receipt, hashToken(receipt)));
  return row?.id ?? null;
}

/** Confirms a subscription; false for an unknown token. Idempotent. */
export function confirmByToken(token: string, now: Date = new Date()): Promise<boolean> {
  return write(async (tx) => {
    const known = await findByToken(tx, token);
    if (!known) return false;
    if (known.state === 'confirmed') return true;
    const confirmed = { state: 'confirmed', confirmedAt: now, endedAt: null } as const;
    await tx.update(subscriptions).set(confirmed).where(eq(subscriptions.id, known.id));
    await invalidateTags(tx, [tags.comment(known.commentId)]);
    return true;
  });
}

/** Ends a subscription and cancels its undelivered mails; false for an unknown token. Idempotent. */
export function unsubscribeByToken(token: string, now: Date = new Date()): Promise<boolean> {
  return write(async (tx) => {
    const known = await findByToken(tx, token);
    if (known) await close(tx, known, now);
    return known !== undefined;
  });
}

/** The same, by the comment's author on its receipt. */
export function unsubscribeComment(commentId: number, now: Date = new Date()): Promise<boolean> {
  return write(async (tx) => {
    const [known] = await tx.select().from(subscriptions).where(eq(subscriptions.commentId, commentId));
    if (known) await close(tx, known, now);
    return known !== undefined;
  });
}

async function findByToken(tx: Transaction, token: string) {
  const [known] = await tx
    .select()
    .from(subscriptions)
    .where(eq(subscriptions.token, hashToken(token)));
  return known;
}

async function close(
  tx: Transaction,
  { id, commentId, state }: typeof subscriptions.$inferSelect,
  now: Date,
): Promise<void> {
  if (state === 'ended') return;
  await tx.update(subscriptions).set({ state: 'ended', endedAt: now }).where(eq(subscriptions.id, id));
  await cancelNotices(tx, commentId, now);
  await invalidateTags(tx, [tags.comment(commentId)]);
}
