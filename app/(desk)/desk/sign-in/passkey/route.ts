import { headers } from 'next/headers';
import { askForPasskey, signInByPasskey } from '@/db/accounts/passkeys';
import { requireSameOrigin, setSessionCookies } from '@/db/accounts/session';
import { type PasskeySignInError, postedResponse } from '@/lib/accounts/passkey-form';
import { toDeskPath } from '@/lib/desk/paths';
import { logFailure } from '@/runtime/log';

/** Signs in by a passkey, in two posts of a script: the first is answered with what is to be signed, the second brings it. */
export async function POST(request: Request): Promise<Response> {
  await requireSameOrigin();
  const form = await request.formData();
  const refuse = (error: PasskeySignInError, status: number) => Response.json(error, { status });
  try {
    const signed = postedResponse(form);
    const answer = signed
      ? await signInByPasskey(signed, await headers())
      : await askForPasskey(await headers());
    if ('error' in answer) return refuse(answer, answer.error === 'too-many' ? 429 : 403);
    await setSessionCookies(answer.cookies);
    return Response.json('options' in answer ? answer.options : { to: toDeskPath(form.get('to')) });
  } catch (error) {
    const fault = logFailure('Somebody could not sign in by a passkey', error);
    return refuse({ error: 'unavailable', fault }, 500);
  }
}
