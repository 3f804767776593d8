import { z } from 'zod';
import { EMAIL_MAX_LENGTH } from '@/lib/forms/email';
import { lineField, type ParsedForm, parseForm, postedText, textField } from '@/lib/forms/read';
import type { FormState } from '@/lib/forms/state';
import { cleanName, looksBlank } from '@/lib/text/clean-text';
import { ADDRESS, EMAIL, HONEYPOTS } from './field-rules';

/** What a reader typed, exactly: it goes back into the form when something is wrong. */
export interface CommentValues {
  articleId: string;
  parentId: string;
  name: string;
  email: string;
  body: string;
  /** What stood in a field that no person sees; machines fill it. */
  honeypot: string;
}

/** One code a field, the first thing to mend; the words are in messages/, under Errors. */
export interface CommentErrors {
  name?: 'missing' | 'too-long' | 'address';
  email?: 'missing' | 'invalid';
  body?: 'missing' | 'too-long';
  form?: 'article-gone' | 'closed' | 'parent-gone' | 'same-text' | 'too-fast' | 'unavailable';
  /** With 'too-fast': the minutes to wait. */
  minutes?: number;
  /** With 'unavailable': the number under which the failure is in the log. */
  fault?: string;
}

export type CommentFormState = FormState<CommentValues, CommentErrors>;

export interface CommentInput {
  articleId: number;
  /** The comment this one answers; null for a comment on the article. */
  parentId: number | null;
  name: string;
  email: string;
  body: string;
}

/** In graphemes. */
export interface CommentLimits {
  nameLimit: number;
  bodyLimit: number;
}

/** Parses a posted comment. What cannot be published as text (control characters, overrides) is taken out first. */
export function parseComment(
  form: FormData,
  limits: CommentLimits,
): ParsedForm<CommentInput, CommentValues, CommentErrors> {
  const parsed = parseForm<Schema, CommentErrors & { articleId?: string; parentId?: string }>(
    schemaFor(limits),
    form,
  );
  const values = { ...parsed.values, honeypot: HONEYPOTS.map((name) => postedText(form, name)).join('') };
  if ('data' in parsed) return { data: parsed.data, values };
  const { articleId, parentId, ...errors } = parsed.errors;
  // The hidden fields are ours: when they are wrong there is nothing for the reader to mend in them.
  if (articleId) errors.form = 'article-gone';
  else if (parentId) errors.form = 'parent-gone';
  return { errors, values };
}

type Schema = ReturnType<typeof newSchema>;

/** Zod compiles a schema when it first meets it, which takes longer than to read a comment. */
const schemas = new WeakMap<CommentLimits, Schema>();

function schemaFor(limits: CommentLimits): Schema {
  const schema = schemas.get(limits) ?? newSchema(limits);
  schemas.set(limits, schema);
  return schema;
}

function newSchema({ nameLimit, bodyLimit }: CommentLimits) {
  return z.object({
    articleId: id(),
    parentId: z
      .literal('')
      .transform(() => null)
      .or(id()),
    name: lineField(nameLimit).refine((name) => !ADDRESS.test(name), 'address'),
    email: z
      .string()
      .transform(cleanName)
      .refine((email) => !looksBlank(email), { error: 'missing', abort: true })
      .pipe(z.email({ pattern: EMAIL, error: 'invalid' }).max(EMAIL_MAX_LENGTH, 'invalid')),
    body: textField(bodyLimit),
  });
}

function id() {
  return z
    .string()
    .regex(/^[1-9]\d{0,15}$/)
    .transform(Number);
}
