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

/** Thrown by an action that its sender may not take; an honest browser never meets it. */
export class DeskForbidden extends Error {}

/** Who asks for this page; null when nobody is signed in. Looked up once a request. */
export const currentModerator = cache(async (): Promise<Moderator | null> => findModerator(await headers()));

/** For pages: who asks for this one. Anybody else is led to the sign-in page, and back here afterwards. */
export async function requirePageModerator(): Promise<Moderator> {
  return (await currentModerator()) ?? redirectToSignIn();
}

/**
 * For server actions and posts, which call it first: who acts. Whoever's session has ended is led to sign in.
 * @throws {DeskForbidden} for a post from a page that is not ours, and for a moderator without the role
 */
export async function requireModerator(role: Role = 'moderator'): Promise<Moderator> {
  const answer = await authorize(await headers(), role);
  if ('moderator' in answer) return answer.moderator;
  if (answer.denied === 'session') return redirectToSignIn();
  throw new DeskForbidden(`Refused: ${answer.denied}`);
}

/**
 * For the posts of those who are not signed in.
 * @throws {DeskForbidden} for a post from a page that is not ours
 */
export async function requireSameOrigin(): Promise<void> {
  const origin = (await headers()).get('origin');
  if (!isSameOrigin(origin, settings.SITE_URL)) throw new DeskForbidden('Refused: origin');
}

/** Sends the cookies of a session along with the answer; for actions and route handlers. */
export async function setSessionCookies(session: readonly SessionCookie[]): Promise<void> {
  const jar = await cookies();
  for (const { name, value, options } of session) jar.set(name, value, options);
}

async function redirectToSignIn(): Promise<never> {
  redirect(signInPath((await headers()).get(DESK_PATH_HEADER)));
}
