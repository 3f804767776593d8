'use server';

import { redirect } from 'next/navigation';
import type { ReportState } from '@/components/comments/report-fields';
import { type Report, reportComment } from '@/db/comments/reports';
import type { Browser } from '@/db/comments/visitors';
import { reportReasons } from '@/db/schema/comments';
import { idFromParam } from '@/lib/site/params';
import { pathFor } from '@/lib/site/paths';
import { cleanBody } from '@/lib/text/clean-text';
import { logFailure } from '@/runtime/log';
import { toEdition } from '@/site.config';
import { thisBrowser } from '../../../browser';

/** Longer notes are an essay, not a report; what is beyond is cut. */
const NOTE_LIMIT = 1000;

/** Takes a reader's report: back comes the form with what is wrong, or a redirect to our thanks. */
export async function postReport(_previous: ReportState, form: FormData): Promise<ReportState> {
  const note = String(form.get('note') ?? '').slice(0, NOTE_LIMIT);
  const reason = reportReasons.find((known) => known === form.get('reason')) ?? null;
  if (!reason) return { error: 'missing', reason, note };
  const commentId = idFromParam(String(form.get('commentId')));
  const browser = await thisBrowser();
  const report = commentId ? { commentId, reason, note: cleanBody(note) } : null;
  const failed = await store(report, browser);
  if (failed) return { ...failed, reason, note };
  redirect(`${pathFor(toEdition(String(form.get('edition'))), 'reported')}#content`);
}

/** A database that cannot be written is an answer for the reader too: the note must come back to them. */
async function store(
  report: Report | null,
  browser: Browser,
): Promise<{ error: 'unavailable'; fault: string } | null> {
  try {
    if (report) await reportComment(report, browser);
    return null;
  } catch (error) {
    return { error: 'unavailable', fault: logFailure('A report could not be stored', error) };
  }
}
