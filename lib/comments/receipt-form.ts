/** Forms of the private pages: a receipt, and the subscription that a mail leads to. */
import { z } from 'zod';
import { postedText, textField } from '@/lib/forms/read';
import type { FormState } from '@/lib/forms/state';

export interface ReceiptErrors {
  text?: 'missing' | 'too-long';
  form?: 'too-late' | 'unavailable';
  /** With 'unavailable': the number under which the failure is in the log. */
  fault?: string;
}

export interface ReceiptValues {
  /** null before anything was typed. */
  text: string | null;
}

export type ReceiptFormState = FormState<ReceiptValues, ReceiptErrors>;

/**
 * The form of an edit or an objection.
 * @param maxLength in graphemes
 */
export function receiptSchema(maxLength: number) {
  return z.object({ text: textField(maxLength) });
}

/** Why no mail about replies can be asked for; nothing is typed into this form. */
export type SubscribeFormState = FormState<Record<string, never>, { form?: 'gone' | 'address' | 'too-many' }>;

const tokenField = z
  .string()
  .regex(/^[\w-]{1,64}$/)
  .catch('_');

/** The token in a hidden field: one that we made may be anybody's, and anything else finds nothing. */
export function postedToken(form: FormData, name: 'token' | 'receipt'): string {
  return tokenField.parse(postedText(form, name));
}
