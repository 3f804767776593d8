import { z } from 'zod';
import { type FormValues, lineField, optionalLineField, type ParsedForm, parseForm } from '@/lib/forms/read';
import type { FormState } from '@/lib/forms/state';
import { MAX_DESCRIPTION_LENGTH, MAX_NAME_LENGTH } from '@/lib/markdown/article-schema';
import { idFromParam } from '@/lib/site/params';
import { isSlug, slugify } from '@/lib/site/slug';

/** In UTF-16 units: a long biography is a page of its own. */
export const MAX_BIO_LENGTH = 5_000;

const name = lineField(MAX_NAME_LENGTH).refine((line) => slugify(line) !== '', 'no-letter');

/** The last part of an address; left empty it is made of the name. */
const slug = z
  .string()
  .transform((typed) => typed.trim().normalize('NFC'))
  .refine((typed) => typed === '' || isSlug(typed), 'no-slug');

const authorFormSchema = z.object({
  name,
  slug,
  bio: z
    .string()
    .max(MAX_BIO_LENGTH, 'too-long')
    .transform((text) => text.replace(/\r\n?/g, '\n').trim()),
  gender: z.enum(['male', 'female']).nullable().catch(null),
});

const topicFormSchema = z.object({
  name,
  slug,
  description: optionalLineField(MAX_DESCRIPTION_LENGTH),
  leadId: z.string().transform(idFromParam),
});

export interface NamedErrors {
  name?: 'missing' | 'too-long' | 'no-letter';
  slug?: 'no-slug' | 'slug-taken';
  bio?: 'too-long';
  description?: 'too-long';
  leadId?: 'lead-gone';
  form?: 'gone';
}

/** An author as the desk writes one; an empty slug is that of the name. */
export type AuthorInput = z.output<typeof authorFormSchema>;
export type AuthorFormState = FormState<FormValues<typeof authorFormSchema>, NamedErrors>;
export type TopicInput = z.output<typeof topicFormSchema>;
export type TopicFormState = FormState<FormValues<typeof topicFormSchema>, NamedErrors>;

export function parseAuthor(
  form: FormData,
): ParsedForm<AuthorInput, FormValues<typeof authorFormSchema>, NamedErrors> {
  return parseForm(authorFormSchema, form);
}

export function parseTopic(
  form: FormData,
): ParsedForm<TopicInput, FormValues<typeof topicFormSchema>, NamedErrors> {
  return parseForm(topicFormSchema, form);
}
