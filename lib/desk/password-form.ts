import { postedText } from '@/lib/forms/read';
import { isPassword, PASSWORD_LEAST } from './moderator-form';

export interface PasswordErrors {
  form?: 'too-many' | 'unavailable';
  current?: 'missing' | 'wrong';
  next?: 'missing' | 'too-short' | 'too-long' | 'same';
  again?: 'missing' | 'different';
}

/**
 * Reads the form by which moderators change their password. The new one is asked for twice: one mistyped would keep its
 * owner out, and no mail lets them in again. Passwords are taken as they are typed, with their spaces.
 */
export function parsePasswords(
  form: FormData,
): { passwords: { current: string; next: string } } | { errors: PasswordErrors } {
  const current = postedText(form, 'current');
  const next = postedText(form, 'next');
  const again = postedText(form, 'again');
  const errors: PasswordErrors = {
    ...(current ? {} : { current: 'missing' }),
    ...nextError(current, next),
    ...(again ? again !== next && { again: 'different' } : { again: 'missing' }),
  };
  return Object.keys(errors).length > 0 ? { errors } : { passwords: { current, next } };
}

function nextError(current: string, next: string): Pick<PasswordErrors, 'next'> {
  if (next === '') return { next: 'missing' };
  if (!isPassword(next)) return { next: next.length < PASSWORD_LEAST ? 'too-short' : 'too-long' };
  return next === current ? { next: 'same' } : {};
}
