import { and, asc, eq, lte, sql } from 'drizzle-orm';
import { db, type Transaction } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { outbox } from '@/db/schema/mail';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/site/duration';
import { log } from '@/runtime/log';
import { loggable } from '@/runtime/log-redaction';
import { measures } from '@/runtime/metrics';
import { isDeliverable, isWaiting } from './outbox';

/**
 * After each try but the last, how long until the next. RFC 5321 section 4.5.4.1 asks to go on for four to five days;
 * the first pauses are for greylisting, which lets a second try through within minutes.
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

/** How long one process has a mail to itself: longer than a transport may take (SEND_TIMEOUT_MS of db/mail/smtp.ts). */
export const LEASE_MS = 5 * MINUTE_MS;

/** A row of the outbox, as a transport is given it. */
export type OutgoingMail = typeof outbox.$inferSelect;

/**
 * What went wrong, for the mail: `refused` for good; `later`, to be tried again; `interrupted`, the server went away
 * with the mail half or wholly in its hands; `unreachable`, nothing was handed over, and it is the server's fault.
 */
export type FailureKind = 'refused' | 'later' | 'interrupted' | 'unreachable';

export class SendFailure extends Error {
  /** @param code numbers and names of errors, nothing that somebody wrote */
  constructor(
    readonly kind: FailureKind,
    readonly code: string,
  ) {
    super(`${kind}: ${code}`);
  }
}

export interface Transport {
  /** @throws {SendFailure} when the mail was not taken */
  send(mail: OutgoingMail): Promise<void>;
}

export interface DeliveryRound {
  sent: number;
  /** To be tried again. */
  postponed: number;
  /** Given up. */
  failed: number;
  /** False when the round ended because the server did not answer. */
  reachable: boolean;
}

/**
 * Sends what is due, one mail after the other, until nothing is left, the server is gone or `stop` is given. Any number
 * of processes may do so at once: each mail is leased to one of them. One that dies between sending and noting it
 * leaves a mail that is sent once more when the lease is over; nothing else is sent twice.
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
    measures.mails.inc({ outcome });
    log.info({ event: 'mail', outcome, mail: mail.id, attempts: mail.attempts, ...why });
    round.reachable = failure?.kind !== 'unreachable' && failure?.kind !== 'interrupted';
  }
  return round;
}

/** Leases the mail that has been due longest; undefined when none is. */
async function leaseNext(now: Date): Promise<OutgoingMail | undefined> {
  // A look first: most rounds find nothing, and need not wait for the write lock.
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

/** Every process that tried had died before it could note the outcome: perhaps the mail itself is the reason. */
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

/** The text and the headers hold links that are the reader's alone, so they go as soon as the mail has. */
function markSent({ id }: OutgoingMail, now: Date): Promise<unknown> {
  const sent = { sentAt: now, failedAt: null, text: '', headers: {}, lastError: null };
  return write((tx) => tx.update(outbox).set(sent).where(eq(outbox.id, id)));
}

function markFailed(mail: OutgoingMail, failure: SendFailure, now: Date): Promise<unknown> {
  return write((tx) =>
    tx.update(outbox).set({ failedAt: now, lastError: failure.code }).where(holdsLease(mail)),
  );
}

/** A server that is down is no fault of the mail's: it is tried soon, and the try does not count. */
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

/** While nobody else has leased it since. */
function holdsLease(mail: OutgoingMail) {
  return and(eq(outbox.id, mail.id), eq(outbox.dueAt, mail.dueAt), isWaiting());
}
