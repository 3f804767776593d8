import { z } from 'zod';
import { parseForm } from '@/lib/forms/read';
import type { FormState } from '@/lib/forms/state';
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from './account';

export interface PasswordErrors {
  form?: 'too-many' | 'unavailable';
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

/** The new one is asked for twice: one mistyped would keep its owner out, and no mail lets them in again. */
const schema = z
  .object({
    current: z.string().min(1, 'missing'),
    next: z
      .string()
      .min(1, 'missing')
      .min(PASSWORD_MIN_LENGTH, 'too-short')
      .max(PASSWORD_MAX_LENGTH, 'too-long'),
    again: z.string().min(1, 'missing'),
  })
  .refine(({ current, next }) => next !== current, { error: 'same', path: ['next'] })
  .refine(({ next, again }) => again === next, { error: 'different', path: ['again'] });

/** Reads the form by which moderators change their password. Passwords are taken as typed, with their spaces. */
export function parsePasswords(
  form: FormData,
): { data: { current: string; next: string } } | PasswordFormState {
  const parsed = parseForm<typeof schema, PasswordErrors>(schema, form);
  return 'errors' in parsed ? { errors: parsed.errors, values: {} } : { data: parsed.data };
}
