import { z } from 'zod';
import { optionalTextField, type ParsedForm, parseForm, textField } from '@/lib/forms/read';
import type { FormState } from '@/lib/forms/state';
import { idFromParam } from '@/lib/site/params';

/** In graphemes: the sentence that is wrong, and what is wrong with it. */
const MAX_PASSAGE_LENGTH = 600;
const MAX_NOTE_LENGTH = 2000;

const schema = z.object({
  articleId: z.string().transform(idFromParam),
  passage: optionalTextField(MAX_PASSAGE_LENGTH),
  note: textField(MAX_NOTE_LENGTH),
});

export type ErrorReport = z.output<typeof schema>;

export interface ErrorReportErrors {
  passage?: 'too-long';
  note?: 'missing' | 'too-long';
  form?: 'too-many' | 'gone' | 'unavailable';
  /** With 'unavailable': the number under which the failure is in the log. */
  fault?: string;
}

export type ErrorReportValues = Record<keyof z.input<typeof schema>, string>;

export type ErrorReportFormState = FormState<ErrorReportValues, ErrorReportErrors>;

/** Parses a reader's report of an error in an article. */
export function parseErrorReport(
  form: FormData,
): ParsedForm<ErrorReport, ErrorReportValues, ErrorReportErrors> {
  return parseForm<typeof schema, ErrorReportErrors>(schema, form);
}

export const errorReportOutcomes = ['corrected', 'declined'] as const;
export type ErrorReportOutcome = (typeof errorReportOutcomes)[number];

/** In graphemes: a line on the reader's receipt. */
export const MAX_ANSWER_LENGTH = 300;
