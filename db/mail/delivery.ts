import { and, asc, eq, lte, sql } from 'drizzle-orm';
import { db, type Transaction } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { outbox } from '@/db/schema/mail';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/site/duration';
import type { Mail } from '@/lib/site/mail';
import { log } from '@/runtime/log';
import { loggable } from '@/runtime/log-redaction';
import { metrics } from '@/runtime/metrics';
import { isDeliverable, isWaiting } from './outbox';

/**
 * Backoff after each failed attempt but the last. RFC 5321 section 4.5.4.1 asks to retry for four to five days; the
 * first delays are for greylisting, which lets a second attempt through within minutes.
 */
export const BACKOFF_MS = [
  MINUTE_MS,
  5 * MINUTE_MS,
  15 * MINUTE_MS,
  HOUR_MS,
  3 * HOUR_MS,
  6 * HOUR_MS,
  12 * HOUR_MS,
  DAY_MS,
  DAY_MS,
  DAY_MS,
  DAY_MS,
] as const;
export const MAX_ATTEMPTS = BACKOFF_MS.length + 1;

/** How long a mail is leased to one process: longer than a transport may take (SEND_TIMEOUT_MS of db/mail/smtp.ts). */
export const LEASE_MS = 5 * MINUTE_MS;

/** A row of the outbox. */
export type OutgoingMail = typeof outbox.$inferSelect;

/**
 * `refused`: permanent failure. `later`: transient, retried. `interrupted`: the connection was lost with the mail half
 * or wholly handed over. `unreachable`: nothing was handed over, and it is the server's fault.
 */
export type FailureKind = 'refused' | 'later' | 'interrupted' | 'unreachable';

export class SendFailure extends Error {
  /** @param code error codes only, no text of the server or of a mail */
  constructor(
    readonly kind: FailureKind,
    readonly code: string,
  ) {
    super(`${kind}: ${code}`);
  }
}

/** A mail with what its Message-ID is made of. */
export type Sendable = Mail & Pick<OutgoingMail, 'id' | 'createdAt'>;

export interface Transport {
  /** @throws {SendFailure} when the mail was not taken */
  send(mail: Sendable): Promise<void>;
}

interface DeliveryRound {
  sent: number;
  /** Transient failures, to be retried. */
  postponed: number;
  /** Permanent failures. */
  failed: number;
  /** False when the round ended because the server did not answer. */
  reachable: boolean;
}

/**
 * Delivers the mails that are due, one at a time, until none is left, the server is gone or `stop` is aborted. Safe in
 * any number of processes: each mail is leased to one of them. At least once: a process that dies between sending a
 * mail and marking it leaves one that is sent again when the lease expires; nothing else is sent twice.
 */
export async function sendDue(
  transport: Transport,
  now: () => Date = () => new Date(),
  stop?: AbortSignal,
): Promise<DeliveryRound> {
  const round: DeliveryRound = { sent: 0, postponed: 0, failed: 0, reachable: true };
  while (!stop?.aborted && round.reachable) {
    const mail = await leaseNext(now());
    if (!mail) break;
    const failure =
      mail.attempts > MAX_ATTEMPTS ? attemptsExhausted(mail) : await trySending(transport, mail);
    const outcome = await recordOutcome(mail, failure, now());
    round[outcome] += 1;
    const why = failure && { kind: failure.kind, code: loggable(failure.code) };
    metrics.mails.inc({ outcome });
    log.info({ event: 'mail', outcome, mail: mail.id, attempts: mail.attempts, ...why });
    round.reachable = failure?.kind !== 'unreachable' && failure?.kind !== 'interrupted';
  }
  return round;
}

/** Leases the mail that has been due longest; undefined if there is none. */
async function leaseNext(now: Date): Promise<OutgoingMail | undefined> {
  // Read first: most rounds find nothing, and need not wait for the write lock.
  const next = (source: Pick<Transaction, 'select'>) =>
    source
      .select({ id: outbox.id })
      .from(outbox)
      .where(and(isWaiting(), lte(outbox.dueAt, now), isDeliverable()))
      .orderBy(asc(outbox.dueAt), asc(outbox.id))
      .limit(1);
  if ((await next(db)).length === 0) return undefined;
  return write(async (tx) => {
    const [mail] = await tx
      .update(outbox)
      .set({ dueAt: new Date(now.getTime() + LEASE_MS), attempts: sql`${outbox.attempts} + 1` })
      .where(sql`${outbox.id} = (${next(tx)})`)
      .returning();
    return mail;
  });
}

/** Poison mail: every process that tried died before it could record the outcome, so perhaps the mail is the reason. */
function attemptsExhausted(mail: OutgoingMail): SendFailure {
  return new SendFailure('refused', mail.lastError ?? 'died');
}

async function trySending(transport: Transport, mail: OutgoingMail): Promise<SendFailure | undefined> {
  try {
    await transport.send(mail);
    return undefined;
  } catch (error) {
    if (error instanceof SendFailure) return error;
    return new SendFailure('later', error instanceof Error ? error.name : 'unknown');
  }
}

async function recordOutcome(
  mail: OutgoingMail,
  failure: SendFailure | undefined,
  now: Date,
): Promise<'sent' | 'postponed' | 'failed'> {
  if (!failure) {
    await markSent(mail, now);
    return 'sent';
  }
  if (failure.kind === 'refused' || (mail.attempts >= MAX_ATTEMPTS && failure.kind !== 'unreachable')) {
    await markFailed(mail, failure, now);
    return 'failed';
  }
  await scheduleRetry(mail, failure, now);
  return 'postponed';
}

/** Redacts text and headers at once: they hold links that are the reader's alone. */
function markSent({ id }: OutgoingMail, now: Date): Promise<unknown> {
  const sent = { sentAt: now, failedAt: null, text: '', headers: {}, lastError: null };
  return write((tx) => tx.update(outbox).set(sent).where(eq(outbox.id, id)));
}

function markFailed(mail: OutgoingMail, failure: SendFailure, now: Date): Promise<unknown> {
  return write((tx) =>
    tx.update(outbox).set({ failedAt: now, lastError: failure.code }).where(holdsLease(mail)),
  );
}

/**
 * Retries with backoff. A server that is down is no fault of the mail's: it is retried soon, and the attempt does not
 * count.
 */
function scheduleRetry(mail: OutgoingMail, failure: SendFailure, now: Date): Promise<unknown> {
  const counts = failure.kind !== 'unreachable';
  const pause = counts ? (BACKOFF_MS[mail.attempts - 1] ?? DAY_MS) : MINUTE_MS;
  const later = {
    dueAt: new Date(now.getTime() + pause),
    attempts: counts ? mail.attempts : mail.attempts - 1,
    lastError: failure.code,
  };
  return write((tx) => tx.update(outbox).set(later).where(holdsLease(mail)));
}

/** Whether the lease is still ours (compare and swap on `dueAt`). */
function holdsLease(mail: OutgoingMail) {
  return and(eq(outbox.id, mail.id), eq(outbox.dueAt, mail.dueAt), isWaiting());
}
