'use server';

import { redirect } from 'next/navigation';
import { type AddedErrorReport, addErrorReport } from '@/db/corrections/error-reports';
import { type ErrorReportFormState, parseErrorReport } from '@/lib/corrections/error-report-form';
import { pathFor } from '@/lib/site/paths';
import { logFailure } from '@/runtime/log';
import { thisBrowser } from '../../../browser';

/** Stores a reader's report of an error: gives the form back with its errors, or redirects to its receipt. */
export async function postErrorReport(
  _previous: ErrorReportFormState,
  form: FormData,
): Promise<ErrorReportFormState> {
  const parsed = parseErrorReport(form);
  if ('errors' in parsed) return parsed;
  const { data, values } = parsed;
  let added: AddedErrorReport;
  try {
    added = await addErrorReport(data, await thisBrowser());
  } catch (error) {
    // No failure page where the database cannot be written: the note must come back to its writer.
    const fault = logFailure('A report of an error could not be stored', error);
    return { errors: { form: 'unavailable', fault }, values };
  }
  if (added && 'error' in added) return { errors: { form: added.error }, values };
  if (!added) return { errors: { form: 'gone' }, values };
  redirect(`${pathFor(added.edition, 'receipts', added.receipt)}#receipt`);
}
