'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { signIn } from '@/db/accounts/auth';
import { addFirstAdmin } from '@/db/accounts/first-admin';
import { requireSameOrigin, setSessionCookies } from '@/db/accounts/session';
import { saveSection } from '@/db/site/settings';
import { parseWelcome, type WelcomeFormState } from '@/lib/accounts/welcome-form';
import { SIGN_IN, WELCOME } from '@/lib/desk/paths';
import { postedText } from '@/lib/forms/read';
import { logFailure } from '@/runtime/log';
import { sectionDefaults } from '@/runtime/site-settings';
import { site } from '@/site.config';

/** Makes the first admin by the link that was printed where the server was started, and signs them in. */
export async function makeFirstAdmin(_previous: WelcomeFormState, form: FormData): Promise<WelcomeFormState> {
  await requireSameOrigin();
  const parsed = parseWelcome(form);
  if ('errors' in parsed) return parsed;
  const { data, values } = parsed;
  try {
    const added = await addFirstAdmin(postedText(form, 'token'), data);
    if (added === 'expired') return { errors: { form: 'expired' }, values };
    if (added === 'exists') return { errors: { email: 'exists' }, values };
    if (data.siteName) await nameSite(data.siteName, added.id);
  } catch (error) {
    return { errors: { form: 'unavailable', fault: logFailure('No admin could be made', error) }, values };
  }
  const signedIn = await signIn(data.email, data.password, await headers());
  if ('error' in signedIn) redirect(`${SIGN_IN}#entrance`);
  await setSessionCookies(signedIn.cookies);
  // The fragment overrides the form's own, which browsers keep on a redirect.
  redirect(`${WELCOME}#top`);
}

/** Where nobody has said how the site is called; at the desk it is changed later. */
async function nameSite(name: string, by: string): Promise<void> {
  const identity = { ...sectionDefaults.identity, [`name-${site.defaultEdition}`]: name };
  await saveSection('identity', identity, by, 0);
}
