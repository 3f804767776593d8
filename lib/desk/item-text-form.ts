import { z } from 'zod';
import { optionalLineField, type ParsedForm, parseForm, textField } from '@/lib/forms/read';
import type { FormState } from '@/lib/forms/state';
import { seenField } from './decision-form';

/**
 * A text about one comment of the queue: a new body, or an answer.
 * @param maxLength in graphemes
 */
export function itemTextSchema(maxLength: number) {
  return z.object({ text: textField(maxLength), item: seenField });
}

/**
 * The line why a comment is picked, which may be left out.
 * @param maxLength in graphemes
 */
export function pickSchema(maxLength: number) {
  return z.object({ text: optionalLineField(maxLength), item: seenField });
}

type ItemTextSchema = ReturnType<typeof itemTextSchema> | ReturnType<typeof pickSchema>;

export interface ItemTextErrors {
  /** Mended by writing something else. */
  text?: 'missing' | 'too-long' | 'same-text';
  form?: 'stale' | 'closed' | 'parent-gone' | 'unavailable';
}

export type ItemTextError = NonNullable<ItemTextErrors[keyof ItemTextErrors]>;

export interface ItemTextValues {
  /** null before anything was typed, and when the text was taken. */
  text: string | null;
}

export type ItemTextFormState = FormState<ItemTextValues, ItemTextErrors>;

/** A reference to a comment that cannot be parsed is treated as a stale one. */
export function parseItemText(
  schema: ItemTextSchema,
  form: FormData,
): ParsedForm<{ text: string; seen: { id: number; revision: number } }, ItemTextValues, ItemTextErrors> {
  const parsed = parseForm<ItemTextSchema, ItemTextErrors>(schema, form);
  const values = { text: parsed.values.text };
  if ('errors' in parsed) return { errors: parsed.errors, values };
  const { text, item } = parsed.data;
  return item ? { data: { text, seen: item }, values } : { errors: { form: 'stale' }, values };
}
