'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { PasswordState } from '@/components/desk/accounts/password-form';
import { changePassword, type Moderator, type PasswordChange } from '@/db/accounts/auth';
import { requireModerator, sendCookies } from '@/db/accounts/session';
import { parsePasswords } from '@/lib/desk/password-form';
import { logFailure } from '@/runtime/log';

/** Changes the password of who is signed in: back comes what is wrong, and never a password. */
export async function changeOwnPassword(_previous: PasswordState, form: FormData): Promise<PasswordState> {
  const moderator = await requireModerator();
  const parsed = parsePasswords(form);
  if ('errors' in parsed) return { errors: parsed.errors, minutes: 0 };
  const changed = await tryChange(moderator, parsed.passwords);
  if (!('error' in changed)) {
    await sendCookies(changed.cookies);
    redirect('/desk/password?changed=1#password');
  }
  if (changed.error === 'wrong') return { errors: { current: 'wrong' }, minutes: 0 };
  return { errors: { form: changed.error }, minutes: 0, ...changed };
}

/** A database that cannot be written is an answer too. */
async function tryChange(
  moderator: Moderator,
  passwords: { current: string; next: string },
): Promise<PasswordChange | { error: 'unavailable'; fault: string }> {
  try {
    return await changePassword(moderator, passwords, await headers());
  } catch (error) {
    return { error: 'unavailable', fault: logFailure('A password could not be changed', error) };
  }
}
