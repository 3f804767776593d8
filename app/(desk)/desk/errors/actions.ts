'use server';

import { redirect } from 'next/navigation';
import { requireStaff } from '@/db/accounts/session';
import { articleOfReport, decideReport, deleteReport } from '@/db/corrections/error-reports';
import { ERRORS, type ErrorDecisionFormState, parseErrorDecision } from '@/lib/desk/error-decision-form';
import { parseId } from '@/lib/forms/read';
import { log } from '@/runtime/log';

/** Answers a reader's report of an error, or deletes what is none. */
export async function decideError(
  _previous: ErrorDecisionFormState,
  form: FormData,
): Promise<ErrorDecisionFormState> {
  const articleId = await articleOfReport(parseId(form) ?? 0);
  const staff = await requireStaff('publish', { articleId: articleId ?? 0 });
  const parsed = parseErrorDecision(form);
  if ('errors' in parsed) return parsed;
  const { id, outcome, answer } = parsed.data;
  const gone = { errors: { outcome: 'gone' as const }, values: parsed.values };
  if (id === null || articleId === null) return gone;
  if (outcome === 'delete') await deleteReport(id);
  else if (!(await decideReport(id, { state: outcome, answer, by: staff.id }))) return gone;
  log.info({ event: 'error-report', outcome, report: id, article: articleId, by: staff.id });
  redirect(`${ERRORS}?done=${outcome}`);
}
