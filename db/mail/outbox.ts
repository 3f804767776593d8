import {
  and,
  count,
  desc,
  eq,
  exists,
  gt,
  inArray,
  isNotNull,
  isNull,
  lt,
  max,
  min,
  ne,
  or,
  sql,
} from 'drizzle-orm';
import { db, type Transaction } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { comments } from '@/db/schema/comments';
import { outbox } from '@/db/schema/mail';
import { DAY_MS } from '@/lib/site/duration';
import type { Mail } from '@/lib/site/mail';
import { settings } from '@/runtime/settings';
import { site } from '@/site.config';

/** Retention of recipient and subject after a mail was sent. */
export const MAIL_RETENTION_MS = site.keep.mailDays * DAY_MS;

/**
 * Enqueues a mail in the transaction of the event it is about. Idempotent by `key`: returns false if that mail was
 * queued before.
 */
export async function enqueue(
  tx: Transaction,
  mail: Mail,
  { commentId = null, now = new Date() }: { commentId?: number | null; now?: Date } = {},
): Promise<boolean> {
  const added = await tx
    .insert(outbox)
    .values({ ...mail, commentId, createdAt: now, dueAt: now })
    .onConflictDoNothing({ target: outbox.key })
    .returning({ id: outbox.id });
  return added.length > 0;
}

/** The newest mail whose key has this prefix and ends in a timestamp of fixed length; undefined while there is none. */
export async function lastWithPrefix(tx: Transaction, prefix: string) {
  const [last] = await tx
    .select({ createdAt: outbox.createdAt, sentAt: outbox.sentAt, failedAt: outbox.failedAt })
    .from(outbox)
    .where(and(gt(outbox.key, prefix), lt(outbox.key, `${prefix};`)))
    .orderBy(desc(outbox.key))
    .limit(1);
  return last;
}

/** `lastError` of a mail cancelled before it was sent. */
export const CANCELLED = 'cancelled';

/** Idempotency key of the mail that tells a commenter of a pick. */
export function pickKey(commentId: number): string {
  return `pick:${commentId}`;
}

/** Cancels the undelivered mails to a commenter: of replies, and of a pick. */
export async function cancelNotices(tx: Transaction, commentId: number, now: Date): Promise<void> {
  const replies = tx.select({ id: comments.id }).from(comments).where(eq(comments.parentId, commentId));
  await tx
    .update(outbox)
    .set({ failedAt: now, lastError: CANCELLED })
    .where(and(or(inArray(outbox.commentId, replies), eq(outbox.key, pickKey(commentId))), isWaiting()));
}

export function isWaiting() {
  return and(isNull(outbox.sentAt), isNull(outbox.failedAt));
}

/** A mail about a comment that was hidden since is held until it is public again; of a pick, until it is one again. */
export function isDeliverable() {
  const toldOf = or(isNotNull(comments.pickedAt), ne(outbox.key, sql`'pick:' || ${comments.id}`));
  const published = db
    .select({ id: comments.id })
    .from(comments)
    .where(and(eq(comments.id, outbox.commentId), eq(comments.state, 'published'), toldOf));
  return or(isNull(outbox.commentId), exists(published));
}

/** `lastError` of a mail that could not be delivered within its retention. */
const EXPIRED = 'too-old';

/** Placeholders in a redacted mail that will never be sent: the columns are NOT NULL and not empty. */
export const REDACTED_MAIL = { recipient: '-', subject: '-', text: '-', headers: {} };

/**
 * Retention: redacts recipient and subject of old mails, sent or failed, and expires those that have waited as long.
 * Keys stay, so that enqueueing remains idempotent.
 */
export function redactOldMails(now: Date = new Date()): Promise<void> {
  const before = new Date(now.getTime() - MAIL_RETENTION_MS);
  const sent = and(wasSent(), lt(outbox.sentAt, before));
  const failed = and(
    isNotNull(outbox.failedAt),
    sql`${outbox.recipient} <> '-'`,
    lt(outbox.failedAt, before),
  );
  const lastError = sql`coalesce(${outbox.lastError}, ${EXPIRED})`;
  return write(async (tx) => {
    await tx.update(outbox).set({ recipient: '', subject: '' }).where(sent);
    await tx.update(outbox).set(REDACTED_MAIL).where(failed);
    await tx
      .update(outbox)
      .set({ ...REDACTED_MAIL, failedAt: now, lastError })
      .where(and(isWaiting(), lt(outbox.createdAt, before)));
  });
}

/** Sent and not redacted yet; written as the partial index of the table has it. */
function wasSent() {
  return and(isNotNull(outbox.sentAt), ne(outbox.recipient, ''));
}

export interface OutboxState {
  /** Whether SMTP_URL is set. */
  configured: boolean;
  /** Undelivered mails, and since when the oldest of them has been there; null when there is none. */
  waiting: number;
  oldest: Date | null;
  /** Of those waiting, mails whose last attempt failed; they are retried. */
  failing: number;
  /** Mails given up after MAX_ATTEMPTS, or that the server refused. */
  failed: number;
  /** When the last mail was sent; null when none was within MAIL_RETENTION_MS. */
  lastSent: Date | null;
}

/** Statistics of the outbox, for the desk and /metrics. */
export async function outboxState(): Promise<OutboxState> {
  const [waiting] = await db
    .select({ mails: count(), failing: count(outbox.lastError), oldest: min(outbox.createdAt) })
    .from(outbox)
    .where(and(isWaiting(), isDeliverable()));
  const [failed] = await db
    .select({ mails: count() })
    .from(outbox)
    .where(and(isNotNull(outbox.failedAt), ne(outbox.lastError, CANCELLED)));
  const [sent] = await db
    .select({ last: max(outbox.sentAt) })
    .from(outbox)
    .where(wasSent());
  return {
    configured: settings.SMTP_URL !== undefined,
    waiting: waiting?.mails ?? 0,
    oldest: waiting?.oldest ?? null,
    failing: waiting?.failing ?? 0,
    failed: failed?.mails ?? 0,
    lastSent: sent?.last ?? null,
  };
}
