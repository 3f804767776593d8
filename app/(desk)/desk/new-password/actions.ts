'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { replacePassword } from '@/db/accounts/lost-password';
import { requireSameOrigin } from '@/db/accounts/session';
import { type PasswordFormState, parseNewPassword } from '@/lib/accounts/password-form';
import { SIGN_IN } from '@/lib/desk/paths';
import { postedText } from '@/lib/forms/read';

/** Replaces a lost password by the link that was mailed. */
export async function setNewPassword(
  _previous: PasswordFormState,
  form: FormData,
): Promise<PasswordFormState> {
  await requireSameOrigin();
  const parsed = parseNewPassword(form);
  if ('errors' in parsed) return parsed;
  const done = await replacePassword(postedText(form, 'token'), parsed.data.next, await headers());
  if (done === 'expired') return { errors: { form: 'expired' }, values: {} };
  redirect(`${SIGN_IN}?changed=1#entrance`);
}
