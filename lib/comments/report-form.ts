import { z } from 'zod';
import { type ParsedForm, parseForm } from '@/lib/forms/read';
import type { FormState } from '@/lib/forms/state';
import { idFromParam } from '@/lib/site/params';
import { cleanBody } from '@/lib/text/clean-text';

/** Why a reader thinks that a comment breaks the rules. */
export const reportReasons = ['abuse', 'advertising', 'off-topic', 'false', 'private', 'other'] as const;
export type ReportReason = (typeof reportReasons)[number];

/** In UTF-16 units. Longer notes are an essay, not a report; what is beyond is cut. */
const MAX_NOTE_LENGTH = 1000;

const schema = z.object({
  commentId: z.string().transform(idFromParam),
  reason: z.enum(reportReasons, 'missing'),
  note: z.string().transform((note) => cleanBody(note.slice(0, MAX_NOTE_LENGTH))),
});

export interface ReportErrors {
  reason?: 'missing';
  form?: 'unavailable';
  /** With 'unavailable': the number under which the failure is in the log. */
  fault?: string;
}

export type ReportValues = Record<keyof z.input<typeof schema>, string>;

export type ReportFormState = FormState<ReportValues, ReportErrors>;

/** A report of no comment (an id that is none) is no error: there is nothing for the reader to mend. */
export function parseReport(form: FormData): ParsedForm<z.output<typeof schema>, ReportValues, ReportErrors> {
  return parseForm<typeof schema, ReportErrors>(schema, form);
}
