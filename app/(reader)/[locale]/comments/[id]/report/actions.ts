'use server';

import { redirect } from 'next/navigation';
import { reportComment } from '@/db/comments/reports';
import { parseReport, type ReportFormState } from '@/lib/comments/report-form';
import { postedText } from '@/lib/forms/read';
import { pathFor } from '@/lib/site/paths';
import { logFailure } from '@/runtime/log';
import { toEdition } from '@/site.config';
import { thisBrowser } from '../../../browser';

/** Takes a reader's report: back comes the form with what is wrong, or a redirect to our thanks. */
export async function postReport(_previous: ReportFormState, form: FormData): Promise<ReportFormState> {
  const parsed = parseReport(form);
  if ('errors' in parsed) return parsed;
  const { commentId, reason, note } = parsed.data;
  const browser = await thisBrowser();
  try {
    if (commentId !== null) await reportComment({ commentId, reason, note }, browser);
  } catch (error) {
    // A database that cannot be written is an answer for the reader too: the note must come back to them.
    const fault = logFailure('A report could not be stored', error);
    return { errors: { form: 'unavailable', fault }, values: parsed.values };
  }
  redirect(`${pathFor(toEdition(postedText(form, 'edition')), 'reported')}#content`);
}
