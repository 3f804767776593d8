'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import type { SignInState } from '@/components/desk/accounts/sign-in-form';
import { type SignIn, signIn } from '@/db/accounts/auth';
import { requireSameOrigin, sendCookies } from '@/db/accounts/session';
import { toDeskPath } from '@/lib/desk/paths';
import { logFailure } from '@/runtime/log';

/** Takes an e-mail and a password: back comes what is wrong, or the page of the desk that was asked for. */
export async function sendSignIn(_previous: SignInState, form: FormData): Promise<SignInState> {
  await requireSameOrigin();
  const email = String(form.get('email') ?? '').trim();
  const password = String(form.get('password') ?? '');
  const failed = { minutes: 0, email };
  if (!email || !password) return { ...failed, error: 'missing' };
  const signedIn = await trySignIn(email, password);
  if (!('cookies' in signedIn)) return { ...failed, ...signedIn };
  await sendCookies(signedIn.cookies);
  // The fragment replaces the form's own, which the browser would otherwise carry along.
  redirect(`${toDeskPath(form.get('to'))}#top`);
}

interface Unavailable {
  error: 'unavailable';
  fault: string;
}

/** A database that cannot be written is an answer too. */
async function trySignIn(email: string, password: string): Promise<SignIn | Unavailable> {
  try {
    return await signIn(email, password, await headers());
  } catch (error) {
    return { error: 'unavailable', fault: logFailure('A moderator could not sign in', error) };
  }
}
