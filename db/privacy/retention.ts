import { setTimeout } from 'node:timers/promises';
import { and, eq, inArray, isNotNull, lt, type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '@/db/core/client';
import { invalidateTags } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { write } from '@/db/core/write-queue';
import { recordRun } from '@/db/health/job-runs';
import { redactOldMails } from '@/db/mail/outbox';
import { sessions, signInAttempts, verifications } from '@/db/schema/accounts';
import { campaignMarks } from '@/db/schema/campaigns';
import { comments, reports } from '@/db/schema/comments';
import { errorReports } from '@/db/schema/corrections';
import { subscriptions } from '@/db/schema/mail';
import { isHashKeptIn, redacted } from '@/db/schema/redaction';
import { DAY_MS, HOUR_MS } from '@/lib/site/duration';
import { logFailure } from '@/runtime/log';
import { site } from '@/site.config';

const POLL_MS = HOUR_MS;

/** Rows changed under one write lock: others wait for it a few milliseconds. */
const BATCH_SIZE = 200;

/**
 * Starts the job that applies the retention periods of `keep` in site.config.ts every hour. Unreferenced: it keeps no
 * process alive. Idempotent, so several processes may run it at once.
 */
export function startRetention(): void {
  void run();
}

async function run(): Promise<void> {
  for (;;) {
    try {
      await applyRetention();
      await recordRun('retention');
    } catch (error) {
      logFailure('What is old could not be forgotten', error);
      await recordRun('retention', error);
    }
    await setTimeout(POLL_MS, undefined, { ref: false });
  }
}

/** Applies retention once, as of `now`. What readers see stays as it is. */
export async function applyRetention(now: Date = new Date()): Promise<void> {
  const { requestDays, browserDays, unconfirmedDays, errorReportDays } = site.keep;
  const before = (days: number) => new Date(now.getTime() - days * DAY_MS);
  await inBatches((tx) => redactSubmissions(tx, before(requestDays)));
  await inBatches((tx) => redactReporters(tx, before(requestDays)));
  await inBatches((tx) => redactErrorReports(tx, before(requestDays)));
  await inBatches((tx) => deleteErrorReports(tx, before(errorReportDays)));
  await inBatches((tx) => clearVisitors(tx, before(browserDays)));
  await inBatches((tx) => deleteUnconfirmed(tx, before(unconfirmedDays)));
  await inBatches((tx) => deleteMarks(tx, before(requestDays)));
  await redactOldMails(now);
  await write(async (tx) => {
    await tx.delete(signInAttempts).where(lt(signInAttempts.until, now));
    await tx.delete(sessions).where(lt(sessions.expiresAt, now));
    await tx.delete(verifications).where(lt(verifications.expiresAt, now));
  });
}

/** @param forget returns how many rows it changed, at most BATCH_SIZE */
async function inBatches(forget: (tx: Transaction) => Promise<number>): Promise<void> {
  while ((await write(forget)) === BATCH_SIZE);
}

/** The receipt stays: its token is stored by itself. */
function redactSubmissions(tx: Transaction, before: Date): Promise<number> {
  const isOld = and(lt(comments.createdAt, before), isHashKeptIn(comments.submission));
  return changeComments(tx, isOld, { submission: redacted(comments.id) });
}

function clearVisitors(tx: Transaction, before: Date): Promise<number> {
  return changeComments(tx, and(lt(comments.createdAt, before), isNotNull(comments.visitor)), {
    visitor: null,
  });
}

async function changeComments(
  tx: Transaction,
  where: SQL | undefined,
  set: { submission: SQL<string> } | { visitor: null },
): Promise<number> {
  const old = tx.select({ id: comments.id }).from(comments).where(where).limit(BATCH_SIZE);
  const { rowsAffected } = await tx.update(comments).set(set).where(inArray(comments.id, old));
  return rowsAffected;
}

async function redactReporters(tx: Transaction, before: Date): Promise<number> {
  const isOld = and(lt(reports.createdAt, before), isHashKeptIn(reports.reporter));
  const old = tx.select({ id: reports.id }).from(reports).where(isOld).limit(BATCH_SIZE);
  const { rowsAffected } = await tx
    .update(reports)
    .set({ reporter: redacted(reports.id) })
    .where(inArray(reports.id, old));
  return rowsAffected;
}

async function redactErrorReports(tx: Transaction, before: Date): Promise<number> {
  const isOld = and(lt(errorReports.createdAt, before), isHashKeptIn(errorReports.reporter));
  const old = tx.select({ id: errorReports.id }).from(errorReports).where(isOld).limit(BATCH_SIZE);
  const { rowsAffected } = await tx
    .update(errorReports)
    .set({ reporter: redacted(errorReports.id), submission: redacted(errorReports.id) })
    .where(inArray(errorReports.id, old));
  return rowsAffected;
}

/** Decided ones: an open report waits for its answer. */
async function deleteErrorReports(tx: Transaction, before: Date): Promise<number> {
  const old = tx
    .select({ id: errorReports.id })
    .from(errorReports)
    .where(and(isNotNull(errorReports.decidedAt), lt(errorReports.decidedAt, before)))
    .limit(BATCH_SIZE);
  return (await tx.delete(errorReports).where(inArray(errorReports.id, old))).rowsAffected;
}

async function deleteMarks(tx: Transaction, before: Date): Promise<number> {
  const old = sql`(select rowid from ${campaignMarks} where ${lt(campaignMarks.createdAt, before)} limit ${BATCH_SIZE})`;
  return (await tx.delete(campaignMarks).where(sql`rowid in ${old}`)).rowsAffected;
}

async function deleteUnconfirmed(tx: Transaction, before: Date): Promise<number> {
  const old = tx
    .select({ id: subscriptions.id })
    .from(subscriptions)
    .where(and(eq(subscriptions.state, 'asked'), lt(subscriptions.askedAt, before)))
    .limit(BATCH_SIZE);
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
