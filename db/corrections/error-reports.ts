/** Readers' reports of errors in articles: private to the editors, with a receipt for the reader. */
import { and, count, desc, eq, gt, inArray, lt } from 'drizzle-orm';
import { publishedArticle } from '@/db/articles/published';
import { receiptToken, submissionKey } from '@/db/comments/tokens';
import type { Browser } from '@/db/comments/visitors';
import { db, type Transaction } from '@/db/core/client';
import { invalidateTags } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { write } from '@/db/core/write-queue';
import { articles } from '@/db/schema/articles';
import { errorReports } from '@/db/schema/corrections';
import type { ErrorReport, ErrorReportOutcome } from '@/lib/corrections/error-report-form';
import { networkOf } from '@/lib/http/ip';
import { DAY_MS } from '@/lib/site/duration';
import { dailyKeyedHash, hashToken } from '@/runtime/keyed-hash';
import type { Edition } from '@/site.config';

/** Rate limit: a careful reader of a long article finds a handful; more in a day are noise. */
const MAX_REPORTS_A_DAY = 10;

export type AddedErrorReport = { edition: Edition; receipt: string } | { error: 'too-many' } | null;

/** Stores a report of a published article, once for each sending; null where there is no such article. */
export function addErrorReport(
  { articleId, passage, note }: ErrorReport,
  browser: Browser,
): Promise<AddedErrorReport> {
  const reporter = dailyKeyedHash('error-reporter', networkOf(browser.address));
  const submission = submissionKey(['error', articleId, passage, note], browser);
  const receipt = receiptToken(submission);
  return write(async (tx) => {
    const [article] = await tx
      .select({ edition: articles.edition })
      .from(articles)
      .where(and(eq(articles.id, articleId ?? 0), publishedArticle()));
    if (articleId === null || !article) return null;
    const [known] = await tx
      .select({ id: errorReports.id })
      .from(errorReports)
      .where(eq(errorReports.submission, submission));
    if (known) return { edition: article.edition, receipt };
    const createdAt = new Date();
    const since = new Date(createdAt.getTime() - DAY_MS);
    const [sent] = await tx
      .select({ reports: count() })
      .from(errorReports)
      .where(and(eq(errorReports.reporter, reporter), gt(errorReports.createdAt, since)));
    if ((sent?.reports ?? 0) >= MAX_REPORTS_A_DAY) return { error: 'too-many' };
    await tx
      .insert(errorReports)
      .values({ articleId, passage, note, receipt: hashToken(receipt), submission, reporter, createdAt });
    return { edition: article.edition, receipt };
  });
}

/** Takes back a report that nobody has decided on: it is deleted. */
export function withdrawErrorReport(token: string): Promise<void> {
  return write(async (tx) => {
    const own = and(eq(errorReports.receipt, hashToken(token)), eq(errorReports.state, 'open'));
    const [gone] = await tx.delete(errorReports).where(own).returning({ id: errorReports.id });
    if (gone) await invalidateTags(tx, [tags.errorReport(gone.id)]);
  });
}

const withArticle = {
  id: errorReports.id,
  passage: errorReports.passage,
  note: errorReports.note,
  state: errorReports.state,
  answer: errorReports.answer,
  createdAt: errorReports.createdAt,
  article: { id: articles.id, edition: articles.edition, slug: articles.slug, title: articles.title },
};

/** A report with its article. */
export function selectReports() {
  return db
    .select(withArticle)
    .from(errorReports)
    .innerJoin(articles, eq(articles.id, errorReports.articleId));
}

export type StoredErrorReport = Awaited<ReturnType<typeof selectReports>>[number];

const LIST_SIZE = 25;

/**
 * A page of the open reports for the desk, the newest first. Never cached.
 * @param articleId of one article only
 * @param before the id of the report that the page comes after
 */
export async function listOpenReports({
  articleId,
  before,
}: {
  articleId?: number;
  before?: number;
}): Promise<{ reports: StoredErrorReport[]; more: boolean }> {
  const rows = await selectReports()
    .where(
      and(
        eq(errorReports.state, 'open'),
        articleId === undefined ? undefined : eq(errorReports.articleId, articleId),
        before === undefined ? undefined : lt(errorReports.id, before),
      ),
    )
    .orderBy(desc(errorReports.id))
    .limit(LIST_SIZE + 1);
  return { reports: rows.slice(0, LIST_SIZE), more: rows.length > LIST_SIZE };
}

/** The article that a report is about; null when there is none. */
export async function articleOfReport(id: number): Promise<number | null> {
  const [found] = await db
    .select({ articleId: errorReports.articleId })
    .from(errorReports)
    .where(eq(errorReports.id, id));
  return found?.articleId ?? null;
}

/** Decides on open reports; those that are decided stay as they are. @param by an account's id */
export async function decideReports(
  tx: Transaction,
  ids: readonly number[],
  { state, answer, by }: { state: ErrorReportOutcome; answer: string; by: string },
  articleId?: number,
): Promise<number> {
  if (ids.length === 0) return 0;
  const decided = await tx
    .update(errorReports)
    .set({ state, answer, decidedBy: by, decidedAt: new Date() })
    .where(
      and(
        inArray(errorReports.id, [...ids]),
        eq(errorReports.state, 'open'),
        articleId === undefined ? undefined : eq(errorReports.articleId, articleId),
      ),
    )
    .returning({ id: errorReports.id });
  await invalidateTags(
    tx,
    decided.map(({ id }) => tags.errorReport(id)),
  );
  return decided.length;
}

/** Decides on one report. @returns whether it was open */
export async function decideReport(
  id: number,
  decision: { state: ErrorReportOutcome; answer: string; by: string },
): Promise<boolean> {
  return (await write((tx) => decideReports(tx, [id], decision))) > 0;
}

/** Deletes a report that is none: advertising, or what must not be kept. */
export function deleteReport(id: number): Promise<void> {
  return write(async (tx) => {
    await tx.delete(errorReports).where(eq(errorReports.id, id));
    await invalidateTags(tx, [tags.errorReport(id)]);
  });
}
