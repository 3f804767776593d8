import { type ParsedForm, parseForm } from '@/lib/forms/read';
import type { FormState } from '@/lib/forms/state';
import { DIFFERENT, isTwice, newPassword, type PasswordErrors } from './password-form';
import { type StaffErrors, staffSchema } from './staff-form';

const schema = staffSchema
  .pick({ name: true, email: true })
  .extend(newPassword.shape)
  .refine(isTwice, DIFFERENT);

export interface WelcomeErrors
  extends Pick<StaffErrors, 'name' | 'email'>,
    Pick<PasswordErrors, 'next' | 'again' | 'fault'> {
  form?: 'expired' | 'unavailable';
}

/** A password is never given back. */
export type WelcomeValues = Record<'name' | 'email', string>;
export type WelcomeFormState = FormState<WelcomeValues, WelcomeErrors>;

export const EMPTY_WELCOME: WelcomeValues = { name: '', email: '' };

interface FirstAdmin {
  name: string;
  email: string;
  /** Valid (isPassword of account.ts). */
  password: string;
}

/** Reads the form by which the first admin is made. */
export function parseWelcome(form: FormData): ParsedForm<FirstAdmin, WelcomeValues, WelcomeErrors> {
  const parsed = parseForm<typeof schema, WelcomeErrors>(schema, form);
  const { name, email } = parsed.values;
  const values = { name, email };
  if ('errors' in parsed) return { errors: parsed.errors, values };
  const { next: password, ...data } = parsed.data;
  return { data: { name: data.name, email: data.email, password }, values };
}
