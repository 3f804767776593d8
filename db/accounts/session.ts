import 'server-only';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { Role } from '@/lib/desk/moderator';
import { signInPath } from '@/lib/desk/paths';
import { isSameOrigin } from '@/lib/http/origin';
import { DESK_PATH_HEADER } from '@/lib/http/security-headers';
import { settings } from '@/runtime/settings';
import { authorize, findModerator, type Moderator } from './auth';
import type { SessionCookie } from './better-auth';

/** Forbidden: thrown by an action whose sender may not take it; an honest browser never meets it. */
class DeskForbidden extends Error {}

/** The moderator of this request; null when nobody is signed in. Memoized per request. */
export const currentModerator = cache(async (): Promise<Moderator | null> => findModerator(await headers()));

/** For pages: requires a session, or redirects to the sign-in page, which leads back here. */
export async function requirePageModerator(): Promise<Moderator> {
  return (await currentModerator()) ?? redirectToSignIn();
}

/**
 * For server actions and route handlers, as their first line: requires an authorized moderator. An expired session is
 * redirected to sign in.
 * @throws {DeskForbidden} for a post from a page that is not ours, and for a moderator without the role
 */
export async function requireModerator(role: Role = 'moderator'): Promise<Moderator> {
  const answer = await authorize(await headers(), role);
  if ('moderator' in answer) return answer.moderator;
  if (answer.denied === 'session') return redirectToSignIn();
  throw new DeskForbidden(`Refused: ${answer.denied}`);
}

/**
 * CSRF check for posts without a session.
 * @throws {DeskForbidden} for a post from a page that is not ours
 */
export async function requireSameOrigin(): Promise<void> {
  const origin = (await headers()).get('origin');
  if (!isSameOrigin(origin, settings.SITE_URL)) throw new DeskForbidden('Refused: origin');
}

/** For actions and route handlers. */
export async function setSessionCookies(session: readonly SessionCookie[]): Promise<void> {
  const jar = await cookies();
  for (const { name, value, options } of session) jar.set(name, value, options);
}

async function redirectToSignIn(): Promise<never> {
  redirect(signInPath((await headers()).get(DESK_PATH_HEADER)));
}
