import { z } from 'zod';
import { EMAIL_MAX_LENGTH } from '@/lib/forms/email';
import { firstErrors, postedText } from '@/lib/forms/read';
import type { FormState } from '@/lib/forms/state';
import { countGraphemes } from '@/lib/text/arabic';
import { cleanBody, cleanName, looksBlank } from '@/lib/text/clean-text';

/** What a reader typed, exactly: it goes back into the form when something is wrong. */
export interface CommentValues {
  articleId: string;
  parentId: string;
  name: string;
  email: string;
  body: string;
  /** A field that no person sees; machines fill it. */
  website: string;
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

export type ParsedComment = { comment: CommentInput; values: CommentValues } | CommentFormState;

/** An address in any script (RFC 6531); a host without a dot is a slip of the pen on the open web. */
const EMAIL = /^[^\s@"]{1,64}@[^\s@.]+(?:\.[^\s@.]+)+$/u;

const ADDRESS = /https?:|www\.|\S@[^\s@]+\.\S/i;

/** Reads a posted comment form. What cannot be published as text (control characters, overrides) is taken out first. */
export function parseComment(form: FormData, limits: CommentLimits): ParsedComment {
  const values: CommentValues = {
    articleId: postedText(form, 'articleId'),
    parentId: postedText(form, 'parentId'),
    name: postedText(form, 'name'),
    email: postedText(form, 'email'),
    body: postedText(form, 'body'),
    website: postedText(form, 'website'),
  };
  const result = schemaFor(limits).safeParse(values);
  if (result.success) return { comment: result.data, values };
  const { articleId, parentId, ...fields } = firstErrors(result.error) as CommentErrors & {
    articleId?: string;
    parentId?: string;
  };
  // The hidden fields are ours: when they are wrong there is nothing for the reader to mend in them.
  if (articleId) fields.form = 'article-gone';
  else if (parentId) fields.form = 'parent-gone';
  return { errors: fields, values };
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
    name: z
      .string()
      .transform(cleanName)
      .refine((name) => !looksBlank(name), { error: 'missing', abort: true })
      .refine((name) => countGraphemes(name) <= nameLimit, { error: 'too-long', abort: true })
      .refine((name) => !ADDRESS.test(name), 'address'),
    email: z
      .string()
      .transform(cleanName)
      .refine((email) => !looksBlank(email), { error: 'missing', abort: true })
      .pipe(z.email({ pattern: EMAIL, error: 'invalid' }).max(EMAIL_MAX_LENGTH, 'invalid')),
    body: z
      .string()
      .transform(cleanBody)
      .refine((body) => !looksBlank(body), { error: 'missing', abort: true })
      .refine((body) => countGraphemes(body) <= bodyLimit, 'too-long'),
  });
}

function id() {
  return z
    .string()
    .regex(/^[1-9]\d{0,15}$/)
    .transform(Number);
}
