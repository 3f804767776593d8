import { z } from 'zod';
import { MAX_OPEN_DAYS, threadModes } from '@/lib/comments/thread-mode';
import { type FormValues, type ParsedForm, parseForm } from '@/lib/forms/read';
import type { FormState } from '@/lib/forms/state';
import { idFromParam } from '@/lib/site/params';
import { toWesternDigits } from '@/lib/text/arabic';

/** An empty field leaves it to the article. */
const mode = z.enum(threadModes).nullable().catch(null);

const days = z.string().transform((typed, context) => {
  const digits = toWesternDigits(typed.trim());
  if (digits === '') return null;
  const count = idFromParam(digits);
  if (count !== null && count <= MAX_OPEN_DAYS) return count;
  context.addIssue('days');
  return z.NEVER;
});

const schema = z.object({
  mode,
  closesAfter: days,
  /** `mode:closesAfter`, as the form was shown: settings changed since are not overwritten. */
  seen: z.string().transform((seen) => {
    const [seenMode, seenDays = ''] = seen.split(':');
    return { mode: mode.parse(seenMode), closesAfter: days.safeParse(seenDays).data ?? null };
  }),
});

export type ThreadValues = Pick<FormValues<typeof schema>, 'mode' | 'closesAfter'>;
export interface ThreadErrors {
  closesAfter?: 'days';
  form?: 'stale';
}
export type ThreadFormState = FormState<ThreadValues, ThreadErrors>;

export function parseThread(form: FormData): ParsedForm<z.output<typeof schema>, ThreadValues, ThreadErrors> {
  return parseForm(schema, form);
}

/**
 * The query by which a form that was not taken comes back: its action takes no earlier state (the ids of open forms are
 * made of how many arguments an action takes), so its answer is always a redirect.
 */
export function threadFormQuery({ values: { mode, closesAfter } }: ThreadFormState): URLSearchParams {
  return new URLSearchParams({ error: 'days', mode, closesAfter });
}

/**
 * Reads that query.
 * @param stored what holds now: shown where nothing was typed, and when somebody else changed it meanwhile
 */
export function threadFormState(
  { error, mode, closesAfter }: Record<string, string | string[] | undefined>,
  stored: ThreadValues,
): ThreadFormState {
  if (error === 'stale') return { errors: { form: 'stale' }, values: stored };
  if (error !== 'days') return { errors: {}, values: stored };
  return {
    errors: { closesAfter: 'days' },
    values: { mode: String(mode ?? ''), closesAfter: String(closesAfter ?? '') },
  };
}
