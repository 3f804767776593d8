import { headers } from 'next/headers';
import { addPasskey, askForNewPasskey } from '@/db/accounts/passkeys';
import { currentStaff, requireStaff, setSessionCookies } from '@/db/accounts/session';
import { type NewPasskeyError, parsePasskeyName, postedResponse } from '@/lib/accounts/passkey-form';
import { postedText } from '@/lib/forms/read';
import { logFailure } from '@/runtime/log';

/** Adds a passkey, in two posts of a script: the first, with the password, is answered with what is asked of the browser. */
export async function POST(request: Request): Promise<Response> {
  const refuse = (error: NewPasskeyError, status: number) => Response.json(error, { status });
  if (!(await currentStaff())) return refuse({ error: 'signed-out' }, 401);
  const staff = await requireStaff('account');
  const form = await request.formData();
  const [parsed, made, password] = [
    parsePasskeyName(form),
    postedResponse(form),
    postedText(form, 'password'),
  ];
  if ('errors' in parsed) return refuse({ error: 'too-long' }, 400);
  if (!made && !password) return refuse({ error: 'missing' }, 400);
  try {
    const sent = await headers();
    const answer = made
      ? await addPasskey(made, parsed.data.name, sent)
      : await askForNewPasskey(staff, password, sent);
    if ('error' in answer) return refuse(answer, answer.error === 'too-many' ? 429 : 403);
    if ('cookies' in answer) await setSessionCookies(answer.cookies);
    return Response.json('options' in answer ? answer.options : answer);
  } catch (error) {
    return refuse({ error: 'unavailable', fault: logFailure('A passkey could not be added', error) }, 500);
  }
}
