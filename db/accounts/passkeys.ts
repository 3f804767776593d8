import { isIP } from 'node:net';
import { APIError } from 'better-auth/api';
import { and, asc, eq } from 'drizzle-orm';
import { db } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { passkeys } from '@/db/schema/accounts';
import type { PasskeyResponse } from '@/lib/accounts/passkey-form';
import { MINUTE_MS } from '@/lib/site/duration';
import { settings } from '@/runtime/settings';
import { siteName } from '@/runtime/site-settings';
import { site } from '@/site.config';
import { deleteExpiredSessions, type LockedOut, type Staff } from './auth';
import { auth, DISABLED_CODE, parseSessionCookies, type SessionCookie } from './better-auth';
import { countAttempt, resetAttempts } from './sign-in-attempts';

export interface ListedPasskey {
  id: string;
  /** Given by its owner or by what made it; null where neither said. */
  name: string | null;
  createdAt: Date;
}

/** What a browser is asked to sign, as JSON of WebAuthn, and the cookie that names the question. */
interface PasskeyQuestion<Options> {
  options: Options;
  cookies: SessionCookie[];
}

type SignInOptions = Awaited<ReturnType<typeof auth.api.generatePasskeyAuthenticationOptions>>;
type NewOptions = Awaited<ReturnType<typeof auth.api.generatePasskeyRegistrationOptions>>;
type SignInResponse = NonNullable<
  Parameters<typeof auth.api.verifyPasskeyAuthentication>[0]
>['body']['response'];

/** A passkey is of a name, not of a number (WebAuthn Level 3, section 5.1.2: the RP ID is a valid domain). */
export const takesPasskeys = isIP(new URL(settings.SITE_URL).hostname.replace(/^\[|\]$/g, '')) === 0;

/** Asks whoever it is to sign in by a passkey. Counted by address: each question is a row until it ends. */
export async function askForPasskey(headers: Headers): Promise<PasskeyQuestion<SignInOptions> | LockedOut> {
  const wait = await countAttempt({ address: addressOf(headers) });
  if (wait > 0) return tooMany(wait);
  // Without the headers: who has a session would be asked for their own alone.
  const asked = await auth.api.generatePasskeyAuthenticationOptions({ returnHeaders: true });
  return { options: asked.response, cookies: parseSessionCookies(asked.headers) };
}

/** Signs in by what a passkey signed, and ends the session the browser had. */
export async function signInByPasskey(
  response: PasskeyResponse,
  headers: Headers,
): Promise<{ cookies: SessionCookie[] } | { error: 'refused' | 'disabled' }> {
  try {
    const signedIn = await auth.api.verifyPasskeyAuthentication({
      body: { response: response as unknown as SignInResponse },
      headers,
      returnHeaders: true,
    });
    await resetAttempts({ address: addressOf(headers), email: signedIn.response.user.email });
    await deleteExpiredSessions();
    await auth.api.signOut({ headers });
    return { cookies: parseSessionCookies(signedIn.headers) };
  } catch (error) {
    if (!(error instanceof APIError) || error.statusCode >= 500) throw error;
    return { error: error.body?.code === DISABLED_CODE ? 'disabled' : 'refused' };
  }
}

/**
 * Asks somebody who is signed in for a new passkey. The password is asked for again: a session that was left open or stolen
 * gives no way in for good. A wrong one counts as a try to sign in.
 */
export async function askForNewPasskey(
  { email }: Staff,
  password: string,
  headers: Headers,
): Promise<PasskeyQuestion<NewOptions> | { error: 'wrong' } | LockedOut> {
  const caller = { address: addressOf(headers), email };
  const wait = await countAttempt(caller);
  if (wait > 0) return tooMany(wait);
  try {
    await auth.api.verifyPassword({ body: { password }, headers });
  } catch (error) {
    if (!(error instanceof APIError) || error.statusCode >= 500) throw error;
    return { error: 'wrong' };
  }
  await resetAttempts(caller);
  const asked = await auth.api.generatePasskeyRegistrationOptions({ headers, returnHeaders: true });
  // The owner may call the site otherwise at any time.
  const rp = { ...asked.response.rp, name: siteName(site.defaultEdition) };
  return { options: { ...asked.response, rp }, cookies: parseSessionCookies(asked.headers) };
}

/**
 * Keeps the passkey that a browser made for who is signed in.
 * @param name '' for that of what made it
 */
export async function addPasskey(
  response: PasskeyResponse,
  name: string,
  headers: Headers,
): Promise<{ added: true } | { error: 'refused' }> {
  try {
    await auth.api.verifyPasskeyRegistration({ body: { response, name: name || undefined }, headers });
    return { added: true };
  } catch (error) {
    if (!(error instanceof APIError)) throw error;
    return { error: 'refused' };
  }
}

/** The oldest first. */
export function listPasskeys(accountId: string): Promise<ListedPasskey[]> {
  const { id, name, createdAt } = passkeys;
  return db
    .select({ id, name, createdAt })
    .from(passkeys)
    .where(eq(passkeys.userId, accountId))
    .orderBy(asc(createdAt), asc(id));
}

/** @param name '' for none */
export async function renamePasskey({ id: owner }: Staff, id: string, name: string): Promise<void> {
  await write((tx) =>
    tx
      .update(passkeys)
      .set({ name: name || null })
      .where(and(eq(passkeys.id, id), eq(passkeys.userId, owner))),
  );
}

/** Whoever signed in by it stays signed in until their session ends. */
export async function removePasskey({ id: owner }: Staff, id: string): Promise<void> {
  await write((tx) => tx.delete(passkeys).where(and(eq(passkeys.id, id), eq(passkeys.userId, owner))));
}

function tooMany(wait: number): LockedOut {
  return { error: 'too-many', minutes: Math.ceil(wait / MINUTE_MS) };
}

/** Set by our server (server/http/main.ts). */
function addressOf(headers: Headers): string {
  return headers.get('x-forwarded-for') ?? '';
}
