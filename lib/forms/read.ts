import { z } from 'zod';
import { idFromParam } from '@/lib/site/params';
import { countGraphemes } from '@/lib/text/arabic';
import { cleanBody, cleanName, looksBlank } from '@/lib/text/clean-text';
import type { FormState } from './state';

/** What was typed into each field of a schema. */
export type FormValues<Schema extends z.ZodObject> = Record<keyof Schema['shape'] & string, string>;

/** The data of a form that can be taken, or the state that it comes back with. */
export type ParsedForm<Data, Values, Errors> = { data: Data; values: Values } | FormState<Values, Errors>;

/** Parses a posted form by a schema whose fields read text, and whose messages are error codes. */
export function parseForm<Schema extends z.ZodObject, Errors>(
  schema: Schema,
  form: FormData,
): ParsedForm<z.output<Schema>, FormValues<Schema>, Errors> {
  const fields = Object.keys(schema.shape).map((name) => [name, postedText(form, name)]);
  const values = Object.fromEntries(fields) as FormValues<Schema>;
  const result = schema.safeParse(values);
  return result.success
    ? { data: result.data, values }
    : { errors: firstErrors(result.error) as Errors, values };
}

/** What was typed into a field, exactly; a file in its place counts as nothing. */
export function postedText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** The id in a form of one button; null for anything else. */
export function parseId(form: FormData): number | null {
  return idFromParam(postedText(form, 'id'));
}

/** Error code of each field: the first thing to mend alone. */
export function firstErrors({ issues }: z.ZodError): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { path, message } of issues) errors[String(path[0])] ??= message;
  return errors;
}

/** A field of one line, as it is stored; `missing` or `too-long` where it has more than `maxLength` graphemes. */
export const lineField = (maxLength: number) => cleaned(cleanName, maxLength).refine(isFilled, MISSING);

/** The same, where it may be left empty. */
export const optionalLineField = (maxLength: number) => cleaned(cleanName, maxLength);

/** A field of several lines. */
export const textField = (maxLength: number) => cleaned(cleanBody, maxLength).refine(isFilled, MISSING);

export const optionalTextField = (maxLength: number) => cleaned(cleanBody, maxLength);

const MISSING = { error: 'missing', abort: true };
const isFilled = (text: string) => !looksBlank(text);

function cleaned(clean: (text: string) => string, maxLength: number) {
  return z
    .string()
    .transform((text) => (looksBlank(text) ? '' : clean(text)))
    .refine((text) => countGraphemes(text) <= maxLength, { error: 'too-long', abort: true });
}
