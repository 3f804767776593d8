import { setTimeout } from 'node:timers/promises';
import { and, eq, inArray, isNotNull, lt, type SQL } from 'drizzle-orm';
import type { Transaction } from '@/db/core/client';
import { invalidateTags } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { write } from '@/db/core/write-queue';
import { forgetMails } from '@/db/mail/outbox';
import { comments, reports } from '@/db/schema/comments';
import { subscriptions } from '@/db/schema/mail';
import { moderatorSessions, moderatorVerifications, signInTries } from '@/db/schema/moderators';
import { forgotten, isKept } from '@/db/schema/redaction';
import { DAY_MS, HOUR_MS } from '@/lib/site/duration';
import { logFailure } from '@/runtime/log';
import { site } from '@/site.config';

/** How often it is looked for what has been kept long enough. */
const INTERVAL = HOUR_MS;

/** Rows that are changed under one write lock: others wait for it a few milliseconds. */
const BATCH = 200;

/**
 * Forgets, for as long as this process lives, what `keep` of site.config.ts says has been kept long enough; it keeps
 * nothing alive by itself. Several processes may do so at once.
 */
export function startForgetting(): void {
  void run();
}

async function run(): Promise<void> {
  for (;;) {
    await forgetOld().catch((error) => logFailure('What is old could not be forgotten', error));
    await setTimeout(INTERVAL, undefined, { ref: false });
  }
}

/** Forgets once, as of `now`. What readers see stays as it is. */
export async function forgetOld(now: Date = new Date()): Promise<void> {
  const { requestDays, browserDays, unconfirmedDays } = site.keep;
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
  await inBatches((tx) => forgetSubmissions(tx, before(requestDays)));
  await inBatches((tx) => forgetReporters(tx, before(requestDays)));
  await inBatches((tx) => forgetBrowsers(tx, before(browserDays)));
  await inBatches((tx) => forgetUnconfirmed(tx, before(unconfirmedDays)));
  await forgetMails(now);
  await write(async (tx) => {
    await tx.delete(signInTries).where(lt(signInTries.until, now));
    await tx.delete(moderatorSessions).where(lt(moderatorSessions.expiresAt, now));
    await tx.delete(moderatorVerifications).where(lt(moderatorVerifications.expiresAt, now));
  });
}

/** @param forget gives how many rows it changed, at most BATCH */
async function inBatches(forget: (tx: Transaction) => Promise<number>): Promise<void> {
  while ((await write(forget)) === BATCH);
}

/** The receipt stays: its token is stored by itself. */
function forgetSubmissions(tx: Transaction, before: Date): Promise<number> {
  const isOld = and(lt(comments.createdAt, before), isKept(comments.submission));
  return changeComments(tx, isOld, { submission: forgotten(comments.id) });
}

function forgetBrowsers(tx: Transaction, before: Date): Promise<number> {
  return changeComments(tx, and(lt(comments.createdAt, before), isNotNull(comments.visitor)), {
    visitor: null,
  });
}

async function changeComments(
  tx: Transaction,
  where: SQL | undefined,
  set: { submission: SQL<string> } | { visitor: null },
): Promise<number> {
  const old = tx.select({ id: comments.id }).from(comments).where(where).limit(BATCH);
  const { rowsAffected } = await tx.update(comments).set(set).where(inArray(comments.id, old));
  return rowsAffected;
}

async function forgetReporters(tx: Transaction, before: Date): Promise<number> {
  const isOld = and(lt(reports.createdAt, before), isKept(reports.reporter));
  const old = tx.select({ id: reports.id }).from(reports).where(isOld).limit(BATCH);
  const { rowsAffected } = await tx
    .update(reports)
    .set({ reporter: forgotten(reports.id) })
    .where(inArray(reports.id, old));
  return rowsAffected;
}

async function forgetUnconfirmed(tx: Transaction, before: Date): Promise<number> {
  const old = tx
    .select({ id: subscriptions.id })
    .from(subscriptions)
    .where(and(eq(subscriptions.state, 'asked'), lt(subscriptions.askedAt, before)))
    .limit(BATCH);
  const gone = await tx
    .delete(subscriptions)
    .where(inArray(subscriptions.id, old))
    .returning({ commentId: subscriptions.commentId });
  await invalidateTags(
    tx,
    gone.map(({ commentId }) => tags.comment(commentId)),
  );
  return gone.length;
}
