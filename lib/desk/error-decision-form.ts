import { z } from 'zod';
import { errorReportOutcomes, MAX_ANSWER_LENGTH } from '@/lib/corrections/error-report-form';
import { optionalLineField, type ParsedForm, parseForm } from '@/lib/forms/read';
import type { FormState } from '@/lib/forms/state';
import { idFromParam } from '@/lib/site/params';

export const ERRORS = '/desk/errors';

const schema = z.object({
  id: z.string().transform(idFromParam),
  outcome: z.enum([...errorReportOutcomes, 'delete'], 'gone'),
  answer: optionalLineField(MAX_ANSWER_LENGTH),
});

type ErrorDecision = z.output<typeof schema>;

export interface ErrorDecisionErrors {
  answer?: 'too-long';
  outcome?: 'gone';
}

export interface ErrorDecisionValues {
  answer: string;
}

export type ErrorDecisionFormState = FormState<ErrorDecisionValues, ErrorDecisionErrors>;

/** Parses what an editor decided on a reader's report, with the line that the reader is answered. */
export function parseErrorDecision(
  form: FormData,
): ParsedForm<ErrorDecision, ErrorDecisionValues, ErrorDecisionErrors> {
  const parsed = parseForm<typeof schema, ErrorDecisionErrors>(schema, form);
  const values = { answer: parsed.values.answer };
  return 'errors' in parsed ? { errors: parsed.errors, values } : { data: parsed.data, values };
}

export interface ErrorsQuery {
  /** Of one article alone. */
  articleId?: number;
  /** The id of the report that the page comes after. */
  before?: number;
}

type Params = Record<string, string | string[] | undefined>;

/** Parses the query of the page; unknown values are ignored. */
export function parseErrorsQuery(params: Params): ErrorsQuery {
  const idOf = (name: string) => idFromParam(String(params[name] ?? '')) ?? undefined;
  return { articleId: idOf('article'), before: idOf('before') };
}

export function errorsPath({ articleId, before }: ErrorsQuery): string {
  const query = new URLSearchParams();
  if (articleId !== undefined) query.set('article', String(articleId));
  if (before !== undefined) query.set('before', String(before));
  return query.size > 0 ? `${ERRORS}?${query}` : ERRORS;
}
