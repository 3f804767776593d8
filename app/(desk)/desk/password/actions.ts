'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { PasswordState } from '@/components/desk/password-form';
import { changePassword, type Moderator, type PasswordChange } from '@/db/auth';
import { requireModerator, sendCookies } from '@/db/desk-session';
import { parsePasswords } from '@/lib/password-form';

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
  return { errors: { form: changed.error }, minutes: changed.error === 'too-many' ? changed.minutes : 0 };
}

/** A database that cannot be written is an answer too. */
async function tryChange(
  moderator: Moderator,
  passwords: { current: string; next: string },
): Promise<PasswordChange | { error: 'unavailable' }> {
  try {
    return await changePassword(moderator, passwords, await headers());
  } catch (error) {
    console.error('A password could not be changed', error);
    return { error: 'unavailable' };
  }
}
