'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { requestResetLink } from '@/db/accounts/lost-password';
import { requireSameOrigin } from '@/db/accounts/session';
import type { LostPasswordState } from '@/lib/accounts/password-form';
import { LOST_PASSWORD } from '@/lib/desk/paths';
import { postedText } from '@/lib/forms/read';

/** Has a link mailed to who lost their password; says the same whoever asked. */
export async function sendResetLink(
  _previous: LostPasswordState,
  form: FormData,
): Promise<LostPasswordState> {
  await requireSameOrigin();
  const email = postedText(form, 'email').trim();
  if (email === '') return { errors: { form: 'missing' }, values: { email } };
  const asked = await requestResetLink(email, await headers());
  if ('error' in asked) return { errors: { form: asked.error, minutes: asked.minutes }, values: { email } };
  redirect(`${LOST_PASSWORD}?sent=1#entrance`);
}
