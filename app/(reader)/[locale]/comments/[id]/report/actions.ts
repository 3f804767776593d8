'use server';

import { redirect } from 'next/navigation';
import { reportComment } from '@/db/comments/reports';
import { parseReport, type ReportFormState } from '@/lib/comments/report-form';
import { postedText } from '@/lib/forms/read';
import { NO_ID } from '@/lib/site/params';
import { pathFor } from '@/lib/site/paths';
import { logFailure } from '@/runtime/log';
import { toEdition } from '@/site.config';
import { thisBrowser } from '../../../browser';

/** Stores a reader's report: gives the form back with its errors, or redirects to our thanks. */
export async function postReport(_previous: ReportFormState, form: FormData): Promise<ReportFormState> {
  const parsed = parseReport(form);
  if ('errors' in parsed) return parsed;
  const { commentId, reason, note } = parsed.data;
  const browser = await thisBrowser();
  try {
    if (commentId !== null) await reportComment({ commentId, reason, note }, browser);
  } catch (error) {
    // No failure page where the database cannot be written: the note must come back to its writer.
    const fault = logFailure('A report could not be stored', error);
    return { errors: { form: 'unavailable', fault }, values: parsed.values };
  }
  const edition = toEdition(postedText(form, 'edition'));
  redirect(`${pathFor(edition, 'comments', commentId ?? NO_ID, 'reported')}#content`);
}
