'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { changePassword, type PasswordChangeResult, type Staff } from '@/db/accounts/auth';
import { removePasskey, renamePasskey } from '@/db/accounts/passkeys';
import { requireStaff, setSessionCookies } from '@/db/accounts/session';
import { type PasskeyNameState, parsePasskeyName } from '@/lib/accounts/passkey-form';
import { type PasswordFormState, parsePasswords } from '@/lib/accounts/password-form';
import { PASSWORD } from '@/lib/desk/paths';
import { postedText } from '@/lib/forms/read';
import { logFailure } from '@/runtime/log';

/** Changes one's own password. */
export async function changeOwnPassword(
  _previous: PasswordFormState,
  form: FormData,
): Promise<PasswordFormState> {
  const staff = await requireStaff('account');
  const parsed = parsePasswords(form);
  if ('errors' in parsed) return parsed;
  const changed = await tryChange(staff, parsed.data);
  if ('error' in changed) {
    if (changed.error === 'wrong') return { errors: { current: 'wrong' }, values: {} };
    const { error, ...details } = changed;
    return { errors: { form: error, ...details }, values: {} };
  }
  await setSessionCookies(changed.cookies);
  redirect(`${PASSWORD}?changed=1`);
}

/** A database that cannot be written is a form error, not an error page. */
async function tryChange(
  staff: Staff,
  passwords: { current: string; next: string },
): Promise<PasswordChangeResult | { error: 'unavailable'; fault: string }> {
  try {
    return await changePassword(staff, passwords, await headers());
  } catch (error) {
    return { error: 'unavailable', fault: logFailure('A password could not be changed', error) };
  }
}

/** Names one of one's own passkeys. */
export async function namePasskey(_previous: PasskeyNameState, form: FormData): Promise<PasskeyNameState> {
  const staff = await requireStaff('account');
  const parsed = parsePasskeyName(form);
  if ('errors' in parsed) return parsed;
  await renamePasskey(staff, postedText(form, 'id'), parsed.data.name);
  redirect(`${PASSWORD}?named=1`);
}

/** Removes one of one's own passkeys: nobody signs in by it any more. */
export async function forgetPasskey(form: FormData): Promise<void> {
  const staff = await requireStaff('account');
  await removePasskey(staff, postedText(form, 'id'));
  redirect(`${PASSWORD}?removed=1`);
}
