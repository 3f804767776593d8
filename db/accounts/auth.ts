import { APIError } from 'better-auth/api';
import { hashPassword as hash } from 'better-auth/crypto';
import { lt } from 'drizzle-orm';
import { write } from '@/db/core/write-queue';
import { moderatorSessions } from '@/db/schema/moderators';
import { hasRole, type Role } from '@/lib/desk/moderator';
import { isSameOrigin } from '@/lib/http/origin';
import { MINUTE_MS } from '@/lib/site/duration';
import { settings } from '@/runtime/settings';
import { auth, DISABLED_CODE, parseSessionCookies, type SessionCookie } from './better-auth';
import { countAttempt, resetAttempts } from './sign-in-attempts';

/** Who is signed in. */
export interface Moderator {
  id: string;
  name: string;
  email: string;
  role: Role;
}

export type SignInResult = { cookies: SessionCookie[] } | { error: 'wrong' | 'disabled' } | LockedOut;

interface LockedOut {
  error: 'too-many';
  /** To wait, in whole minutes, at least 1. */
  minutes: number;
}

export type PasswordChangeResult = { cookies: SessionCookie[] } | { error: 'wrong' } | LockedOut;

/** Why a moderator's action is not carried out. */
export type DenialReason = 'origin' | 'session' | 'role';

/** better-auth's words for a current password that is not; one that is too long was never taken. */
const WRONG_PASSWORD = ['INVALID_PASSWORD', 'PASSWORD_TOO_LONG'];

/**
 * Opens a session with a token of its own, and ends the one the browser had. The caller's address is read from
 * X-Forwarded-For, which our server sets to the one address that can be believed (server/http/main.ts).
 */
export async function signIn(email: string, password: string, headers: Headers): Promise<SignInResult> {
  const caller = { address: headers.get('x-forwarded-for') ?? '', email: normalizeEmail(email) };
  const wait = await countAttempt(caller);
  if (wait > 0) return { error: 'too-many', minutes: Math.ceil(wait / MINUTE_MS) };
  try {
    const signedIn = await auth.api.signInEmail({
      body: { email: caller.email, password },
      returnHeaders: true,
    });
    await resetAttempts(caller);
    await deleteExpiredSessions();
    await auth.api.signOut({ headers });
    return { cookies: parseSessionCookies(signedIn.headers) };
  } catch (error) {
    if (!(error instanceof APIError) || error.statusCode >= 500) throw error;
    return { error: error.body?.code === DISABLED_CODE ? 'disabled' : 'wrong' };
  }
}

/**
 * Gives a moderator who is signed in another password, and ends all their sessions but this one, which goes on under
 * another token. A try with a wrong current password counts like one to sign in.
 * @param passwords `next` is one that can be taken (isPassword of lib/desk/moderator.ts)
 */
export async function changePassword(
  { email }: Moderator,
  passwords: { current: string; next: string },
  headers: Headers,
): Promise<PasswordChangeResult> {
  const caller = { address: headers.get('x-forwarded-for') ?? '', email };
  const wait = await countAttempt(caller);
  if (wait > 0) return { error: 'too-many', minutes: Math.ceil(wait / MINUTE_MS) };
  try {
    const changed = await auth.api.changePassword({
      body: { currentPassword: passwords.current, newPassword: passwords.next, revokeOtherSessions: true },
      headers,
      returnHeaders: true,
    });
    await resetAttempts(caller);
    return { cookies: parseSessionCookies(changed.headers) };
  } catch (error) {
    if (!(error instanceof APIError) || !WRONG_PASSWORD.includes(error.body?.code ?? '')) throw error;
    return { error: 'wrong' };
  }
}

async function deleteExpiredSessions(): Promise<void> {
  await write((tx) => tx.delete(moderatorSessions).where(lt(moderatorSessions.expiresAt, new Date())));
}

/** Deletes the session of these headers; the cookies to be forgotten come back. */
export async function signOut(headers: Headers): Promise<SessionCookie[]> {
  const signedOut = await auth.api.signOut({ headers, returnHeaders: true });
  return parseSessionCookies(signedOut.headers);
}

/** Whose session these headers carry; null without one, and for a moderator who was disabled since. Never cached. */
export async function findModerator(headers: Headers): Promise<Moderator | null> {
  const session = await auth.api.getSession({ headers });
  if (!session || session.user.disabled) return null;
  const { id, name, email, role } = session.user;
  return { id, name, email, role: role as Role };
}

/** Whether these headers may act in the desk: sent from a page of ours, by a moderator of this role or an admin. */
export async function authorize(
  headers: Headers,
  role: Role = 'moderator',
): Promise<{ moderator: Moderator } | { denied: DenialReason }> {
  if (!isSameOrigin(headers.get('origin'), settings.SITE_URL)) return { denied: 'origin' };
  const moderator = await findModerator(headers);
  if (!moderator) return { denied: 'session' };
  return hasRole(moderator, role) ? { moderator } : { denied: 'role' };
}

export function normalizeEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** What is stored of a password: scrypt with a salt. */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}
