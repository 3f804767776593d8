'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { type SignInResult, signIn } from '@/db/accounts/auth';
import { requireSameOrigin, setSessionCookies } from '@/db/accounts/session';
import { parseSignIn, type SignInFormState } from '@/lib/accounts/sign-in-form';
import { toDeskPath } from '@/lib/desk/paths';
import { logFailure } from '@/runtime/log';

/** Signs in, and redirects to the page of the desk that was asked for. */
export async function sendSignIn(_previous: SignInFormState, form: FormData): Promise<SignInFormState> {
  await requireSameOrigin();
  const parsed = parseSignIn(form);
  if ('errors' in parsed) return parsed;
  const signedIn = await trySignIn(parsed.data);
  if ('error' in signedIn) {
    const { error, ...details } = signedIn;
    return { errors: { form: error, ...details }, values: parsed.values };
  }
  await setSessionCookies(signedIn.cookies);
  // The fragment overrides the form's own, which browsers keep on a redirect.
  redirect(`${toDeskPath(form.get('to'))}#top`);
}

/** A database that cannot be written is a form error, not an error page. */
async function trySignIn({
  email,
  password,
}: {
  email: string;
  password: string;
}): Promise<SignInResult | { error: 'unavailable'; fault: string }> {
  try {
    return await signIn(email, password, await headers());
  } catch (error) {
    return { error: 'unavailable', fault: logFailure('A moderator could not sign in', error) };
  }
}
