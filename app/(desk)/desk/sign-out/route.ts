import { headers } from 'next/headers';
import { signOut } from '@/db/accounts/auth';
import { requireSameOrigin, setSessionCookies } from '@/db/accounts/session';
import { SIGN_IN } from '@/lib/desk/paths';
import { seeOther } from '@/lib/http/see-other';

/** A route handler, not an action: a full page load keeps nothing of the page before. */
export async function POST() {
  await requireSameOrigin();
  await setSessionCookies(await signOut(await headers()));
  return seeOther(SIGN_IN);
}
