import { and, count, eq, gt } from 'drizzle-orm';
import { write } from '@/db/core/write-queue';
import { reports } from '@/db/schema/comments';
import type { ReportReason } from '@/lib/comments/report-form';
import { networkOf } from '@/lib/http/ip';
import { dailyKeyedHash } from '@/runtime/keyed-hash';
import { siteSettings } from '@/runtime/site-settings';
import { applyTransition, findCommentContext } from './transitions';
import type { Browser } from './visitors';

interface Report {
  commentId: number;
  reason: ReportReason;
  note: string;
}

/**
 * Stores a reader's report of a published comment, one for each network and day: what a browser says of itself, anybody
 * can change between two reports. When enough readers have reported it since a moderator last decided on it, it goes back
 * to the queue. A comment that is not published is ignored.
 */
export function reportComment({ commentId, reason, note }: Report, browser: Browser): Promise<void> {
  const reporter = dailyKeyedHash('reporter', networkOf(browser.address));
  return write(async (tx) => {
    const context = await findCommentContext(tx, commentId);
    if (context?.comment.state !== 'published') return;
    const report = { commentId, reason, note, reporter, createdAt: new Date() };
    await tx.insert(reports).values(report).onConflictDoNothing();
    const since = context.comment.decidedAt ?? context.comment.createdAt;
    const [fresh] = await tx
      .select({ readers: count() })
      .from(reports)
      .where(and(eq(reports.commentId, commentId), gt(reports.createdAt, since)));
    if ((fresh?.readers ?? 0) < siteSettings().comments.reportsToHold) return;
    await applyTransition(tx, context, {
      action: 'hold',
      actor: 'readers',
      reason: 'reports',
      changes: { state: 'waiting', reason: 'reports' },
    });
  });
}
