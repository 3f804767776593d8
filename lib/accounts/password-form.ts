import { z } from 'zod';
import { parseForm } from '@/lib/forms/read';
import type { FormState } from '@/lib/forms/state';
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from './account';

export interface PasswordErrors {
  form?: 'too-many' | 'unavailable' | 'expired';
  current?: 'missing' | 'wrong';
  next?: 'missing' | 'too-short' | 'too-long' | 'same';
  again?: 'missing' | 'different';
  /** With 'too-many': the minutes to wait. */
  minutes?: number;
  /** With 'unavailable': the number under which the failure is in the log. */
  fault?: string;
}

/** A password is never given back. */
export type PasswordFormState = FormState<Record<string, never>, PasswordErrors>;

/** Of the form by which who lost their password asks for a link. */
export type LostPasswordState = FormState<
  { email: string },
  { form?: 'missing' | 'too-many'; minutes?: number }
>;

/** The new one is asked for twice: one mistyped would keep its owner out. */
export const newPassword = z.object({
  next: z
    .string()
    .min(1, 'missing')
    .min(PASSWORD_MIN_LENGTH, 'too-short')
    .max(PASSWORD_MAX_LENGTH, 'too-long'),
  again: z.string().min(1, 'missing'),
});
export const isTwice = ({ next, again }: z.output<typeof newPassword>) => again === next;
export const DIFFERENT = { error: 'different', path: ['again'] };

const schema = newPassword
  .extend({ current: z.string().min(1, 'missing') })
  .refine(({ current, next }) => next !== current, { error: 'same', path: ['next'] })
  .refine(isTwice, DIFFERENT);
const newSchema = newPassword.refine(isTwice, DIFFERENT);

/** Reads the form by which moderators change their password. Passwords are taken as typed, with their spaces. */
export function parsePasswords(
  form: FormData,
): { data: { current: string; next: string } } | PasswordFormState {
  const parsed = parseForm<typeof schema, PasswordErrors>(schema, form);
  return 'errors' in parsed ? { errors: parsed.errors, values: {} } : { data: parsed.data };
}

/** Reads the form by which who lost their password sets another. */
export function parseNewPassword(form: FormData): { data: { next: string } } | PasswordFormState {
  const parsed = parseForm<typeof newSchema, PasswordErrors>(newSchema, form);
  return 'errors' in parsed ? { errors: parsed.errors, values: {} } : { data: parsed.data };
}
