import 'server-only';
import { cookies, headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { signInPath } from '@/lib/desk/paths';
import type { Act, ArticleAct, Role, SiteAct } from '@/lib/desk/roles';
import { isSameOrigin } from '@/lib/http/origin';
import { DESK_PATH_HEADER } from '@/lib/http/security-headers';
import { markForbidden } from '@/runtime/refused-acts';
import { settings } from '@/runtime/settings';
import { authorize, findStaff, type Staff } from './auth';
import { mayTake, type Subject } from './authority';
import type { SessionCookie } from './better-auth';

/** Thrown by an action whose post came from elsewhere; an honest browser never meets it. */
class CrossSitePost extends Error {}

/** Who sent this request; null when nobody is signed in. Memoized per request. */
export const currentStaff = cache(async (): Promise<Staff | null> => findStaff(await headers()));

/**
 * For pages, as their first line: requires a session and a role that may take this act, on this subject or at all. Without
 * a session it redirects to the sign-in page, which leads back here; without the right it answers 403.
 */
export async function requireStaffPage(act: Act, subject?: Subject): Promise<Staff> {
  const staff = (await currentStaff()) ?? (await redirectToSignIn());
  return (await mayTake(staff, act, subject)) ? staff : forbid(act, staff.role);
}

/**
 * For server actions and route handlers, before they read or write anything else: the same, of a post. An act on an
 * article or on comments names them.
 * @throws {CrossSitePost} for a post from a page that is not ours
 */
export async function requireStaff(act: ArticleAct, subject: Subject): Promise<Staff>;
export async function requireStaff(act: SiteAct): Promise<Staff>;
export async function requireStaff(act: Act, subject?: Subject): Promise<Staff> {
  const answer = await authorize(await headers(), act, subject);
  if ('staff' in answer) return answer.staff;
  if (answer.denied === 'role') return forbid(act, answer.role);
  if (answer.denied === 'session') return redirectToSignIn();
  throw new CrossSitePost('Refused: origin');
}

/**
 * CSRF check for posts without a session.
 * @throws {CrossSitePost} for a post from a page that is not ours
 */
export async function requireSameOrigin(): Promise<void> {
  const origin = (await headers()).get('origin');
  if (!isSameOrigin(origin, settings.SITE_URL)) throw new CrossSitePost('Refused: origin');
}

/** For actions and route handlers. */
export async function setSessionCookies(session: readonly SessionCookie[]): Promise<void> {
  const jar = await cookies();
  for (const { name, value, options } of session) jar.set(name, value, options);
}

/** Ends the request; what Next answers is replaced by the desk's 403 (server/http/forbidden.ts). */
function forbid(act: Act, role: Role): never {
  markForbidden({ act, role });
  notFound();
}

async function redirectToSignIn(): Promise<never> {
  redirect(signInPath((await headers()).get(DESK_PATH_HEADER)));
}
