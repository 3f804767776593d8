import { APIError } from 'better-auth/api';
import { hashPassword as hash } from 'better-auth/crypto';
import { lt } from 'drizzle-orm';
import { write } from '@/db/core/write-queue';
import { sessions, verifications } from '@/db/schema/accounts';
import type { Act, Role } from '@/lib/desk/roles';
import { isSameOrigin } from '@/lib/http/origin';
import { MINUTE_MS } from '@/lib/site/duration';
import { settings } from '@/runtime/settings';
import { mayTake, type Subject } from './authority';
import { auth, DISABLED_CODE, parseSessionCookies, type SessionCookie } from './better-auth';
import { countAttempt, resetAttempts } from './sign-in-attempts';

/** Somebody who is signed in at the desk. */
export interface Staff {
  id: string;
  name: string;
  email: string;
  role: Role;
}

export type SignInResult = { cookies: SessionCookie[] } | { error: 'wrong' | 'disabled' } | LockedOut;

export interface LockedOut {
  error: 'too-many';
  /** To wait, in whole minutes, at least 1. */
  minutes: number;
}

export type PasswordChangeResult = { cookies: SessionCookie[] } | { error: 'wrong' } | LockedOut;

/** Why a request is not authorized: CSRF, no session, or a role that may not. */
type Denial = { denied: 'origin' | 'session' } | { denied: 'role'; role: Role };

/** better-auth's error codes for a wrong current password; one that is too long was never taken. */
const WRONG_PASSWORD = ['INVALID_PASSWORD', 'PASSWORD_TOO_LONG'];

/**
 * Signs in with a new session token, and ends the session the browser had (no session fixation). Attempts are rate
 * limited by account and by address. The caller's address is read from
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
 * Changes the password of somebody who is signed in, and revokes all their sessions but this one, whose token is
 * rotated. A wrong current password counts as a sign-in attempt.
 * @param passwords `next` is valid (isPassword of lib/accounts/account.ts)
 */
export async function changePassword(
  { email }: Staff,
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

/** And what was good once: links for lost passwords, questions to passkeys. */
export async function deleteExpiredSessions(): Promise<void> {
  await write(async (tx) => {
    await tx.delete(sessions).where(lt(sessions.expiresAt, new Date()));
    await tx.delete(verifications).where(lt(verifications.expiresAt, new Date()));
  });
}

/** Deletes the session of these headers. @returns the cookies to clear */
export async function signOut(headers: Headers): Promise<SessionCookie[]> {
  const signedOut = await auth.api.signOut({ headers, returnHeaders: true });
  return parseSessionCookies(signedOut.headers);
}

/** Who these headers' session belongs to; null without one, or if disabled since. Never cached. */
export async function findStaff(headers: Headers): Promise<Staff | null> {
  const session = await auth.api.getSession({ headers });
  if (!session || session.user.disabled) return null;
  const { id, name, email, role } = session.user;
  return { id, name, email, role: role as Role };
}

/** Authorizes a post to the desk: same origin, a session, and a role that may take the act on this subject. */
export async function authorize(
  headers: Headers,
  act: Act,
  subject?: Subject,
): Promise<{ staff: Staff } | Denial> {
  if (!isSameOrigin(headers.get('origin'), settings.SITE_URL)) return { denied: 'origin' };
  const staff = await findStaff(headers);
  if (!staff) return { denied: 'session' };
  return (await mayTake(staff, act, subject)) ? { staff } : { denied: 'role', role: staff.role };
}

export function normalizeEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** Hashes a password for storage: salted scrypt. */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}
