import { and, count, eq, gt } from 'drizzle-orm';
import { write } from '@/db/core/write-queue';
import { type ReportReason, reports } from '@/db/schema/comments';
import { networkOf } from '@/lib/http/ip';
import { site } from '@/site.config';
import { type Browser, keyedToday } from './tokens';
import { findPlace, takeStep } from './transitions';

export interface Report {
  commentId: number;
  reason: ReportReason;
  note: string;
}

/**
 * Keeps a reader's report of a published comment, one a network and day: what a browser says of itself, anybody can
 * change between two reports. When enough readers have reported it since a moderator last decided on it, it waits for a
 * moderator again. Of a comment that is not there nothing is kept.
 */
export function reportComment({ commentId, reason, note }: Report, browser: Browser): Promise<void> {
  const reporter = keyedToday('reporter', networkOf(browser.address));
  return write(async (tx) => {
    const place = await findPlace(tx, commentId);
    if (place?.comment.state !== 'published') return;
    const report = { commentId, reason, note, reporter, createdAt: new Date() };
    await tx.insert(reports).values(report).onConflictDoNothing();
    const since = place.comment.decidedAt ?? place.comment.createdAt;
    const [fresh] = await tx
      .select({ readers: count() })
      .from(reports)
      .where(and(eq(reports.commentId, commentId), gt(reports.createdAt, since)));
    if ((fresh?.readers ?? 0) < site.comments.reportsToHold) return;
    await takeStep(tx, place, {
      action: 'hold',
      actor: 'readers',
      reason: 'reports',
      facts: { state: 'waiting', reason: 'reports' },
    });
  });
}
