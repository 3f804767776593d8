import { and, count, eq, exists, inArray, isNotNull, isNull, lt, max, min, ne, or, sql } from 'drizzle-orm';
import { db, type Transaction } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { comments } from '@/db/schema/comments';
import { outbox } from '@/db/schema/mail';
import { DAY_MS } from '@/lib/site/duration';
import type { Mail } from '@/lib/site/mail';
import { settings } from '@/runtime/settings';
import { site } from '@/site.config';

/** How long it stays known to whom and about what a mail was sent. */
export const MAIL_RETENTION_MS = site.keep.mailDays * DAY_MS;

/** Puts a mail in the outbox, in the transaction of what it tells of. False when its event has given one before. */
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

/** Said of a mail that nobody wants any more. */
export const CANCELLED = 'cancelled';

/** Keeps back the mails about replies to a comment that have not been sent. */
export async function cancelReplyMails(tx: Transaction, commentId: number, now: Date): Promise<void> {
  const replies = tx.select({ id: comments.id }).from(comments).where(eq(comments.parentId, commentId));
  await tx
    .update(outbox)
    .set({ failedAt: now, lastError: CANCELLED })
    .where(and(inArray(outbox.commentId, replies), isWaiting()));
}

/** Neither sent nor given up. */
export function isWaiting() {
  return and(isNull(outbox.sentAt), isNull(outbox.failedAt));
}

/** A mail about a comment that was hidden since waits until it is public again. */
export function isDeliverable() {
  const published = db
    .select({ id: comments.id })
    .from(comments)
    .where(and(eq(comments.id, outbox.commentId), eq(comments.state, 'published')));
  return or(isNull(outbox.commentId), exists(published));
}

/** Said of a mail that found no way out in all the time it could be kept. */
const EXPIRED = 'too-old';

/** What stands in a mail that will never be sent, in the place of what was personal: the table wants something there. */
export const REDACTED_MAIL = { recipient: '-', subject: '-', text: '-', headers: {} };

/**
 * Forgets to whom and about what mails were sent or given up long ago, and gives up those that have waited as long.
 * Their keys stay: no event gives a second mail.
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

/** Sent, and not so long ago that it is forgotten to whom; as the index of the table has it. */
function wasSent() {
  return and(isNotNull(outbox.sentAt), ne(outbox.recipient, ''));
}

export interface OutboxState {
  /** Whether there is a server to send by (SMTP_URL). */
  configured: boolean;
  /** Mails to be sent, and since when the oldest of them has been there; null when there is none. */
  waiting: number;
  oldest: Date | null;
  /** Of those waiting, mails whose last try failed; they are tried again. */
  failing: number;
  /** Mails given up after all tries, or that the server refused. */
  failed: number;
  /** When the last mail left; null when none has within the days that it is remembered (MAIL_RETENTION_MS). */
  lastSent: Date | null;
}

/** How the outbox stands, for the desk. */
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
