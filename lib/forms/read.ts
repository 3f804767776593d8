import type { z } from 'zod';
import { countGraphemes } from '@/lib/text/arabic';
import { cleanBody, looksBlank } from '@/lib/text/clean-text';

/** What was typed into a field, exactly; a file in its place counts as nothing. */
export function postedText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/**
 * A text of several lines: as it was typed, to be given back, and as it is stored.
 * @param limit in graphemes
 */
export function readPostedText(
  form: FormData,
  name: string,
  limit: number,
): { text: string; clean: string; error: 'missing' | 'too-long' | null } {
  const text = postedText(form, name);
  const clean = cleanBody(text);
  if (looksBlank(clean)) return { text, clean, error: 'missing' };
  return { text, clean, error: countGraphemes(clean) > limit ? 'too-long' : null };
}

/** Error code of each field: the first thing to mend alone. The messages of our schemas are codes. */
export function firstErrors({ issues }: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { path, message } of issues) errors[String(path[0])] ??= message;
  return errors;
}
