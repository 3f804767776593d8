import { createHmac } from 'node:crypto';
import { getAuthenticatorName, passkey } from '@better-auth/passkey';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { APIError } from 'better-auth/api';
import { parseSetCookieHeader } from 'better-auth/cookies';
import { betterAuth } from 'better-auth/minimal';
import { eq } from 'drizzle-orm';
import { db } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { accounts, credentials, passkeys, sessions, verifications } from '@/db/schema/accounts';
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from '@/lib/accounts/account';
import { roles } from '@/lib/desk/roles';
import { cookieName } from '@/lib/http/cookie-name';
import { readSecrets } from '@/runtime/secrets';
import { isHttps, settings } from '@/runtime/settings';
import { mailResetLink } from './reset-mail';

/** A Set-Cookie of the session; an empty value clears it. */
export interface SessionCookie {
  name: string;
  value: string;
  options: { path: string; maxAge: number; httpOnly: true; sameSite: 'lax'; secure: boolean };
}

/** Absolute lifetime of a session: it is not renewed, so a stolen cookie has an end. */
const SESSION_TTL_SECONDS = 7 * 24 * 60 * 60;

/** Of a link by which a lost password is replaced: long enough for a slow mail. */
const RESET_TTL_SECONDS = 60 * 60;

/** Error code of a sign-in with the right password to a disabled account. */
export const DISABLED_CODE = 'ACCOUNT_DISABLED';

/** Names the question that a passkey answers. */
const PASSKEY_COOKIE = 'passkey_question';

const storage = {
  provider: 'sqlite',
  schema: {
    user: accounts,
    session: sessions,
    account: credentials,
    verification: verifications,
    passkey: passkeys,
  },
} as const;

/**
 * better-auth as a library, without its routes: /api/auth is not mounted, so signing up, mailing links and the rest of
 * it cannot be reached from outside.
 */
export const auth = betterAuth({
  baseURL: settings.SITE_URL,
  secret: createHmac('sha256', readSecrets().app).update('desk-sessions').digest('base64url'),
  database: queuedAdapter,
  emailAndPassword: {
    enabled: true,
    disableSignUp: true,
    minPasswordLength: PASSWORD_MIN_LENGTH,
    maxPasswordLength: PASSWORD_MAX_LENGTH,
    resetPasswordTokenExpiresIn: RESET_TTL_SECONDS,
    revokeSessionsOnPasswordReset: true,
    sendResetPassword: async ({ user: { id, email }, token }) => mailResetLink({ id, email, token }),
  },
  // The table alone opens nothing.
  verification: { storeIdentifier: 'hashed' },
  // No refresh: reading a session writes nothing. Expired ones are deleted when somebody signs in.
  session: {
    expiresIn: SESSION_TTL_SECONDS,
    disableSessionRefresh: true,
    deferSessionRefresh: true,
    // A new passkey asks for the password, whatever the session's age (db/accounts/passkeys.ts).
    freshAge: 0,
  },
  plugins: [passkeysOfTheDesk()],
  user: {
    additionalFields: {
      role: { type: [...roles], required: true, input: false },
      disabled: { type: 'boolean', required: true, input: false },
    },
  },
  databaseHooks: { session: { create: { before: rejectDisabled } } },
  advanced: {
    cookiePrefix: 'maqal',
    cookies: {
      session_token: { name: cookieName('maqal.session_token', settings.SITE_URL) },
      [PASSKEY_COOKIE]: { name: cookieName(`maqal.${PASSKEY_COOKIE}`, settings.SITE_URL) },
    },
    // It would prefix the name once more; parseSessionCookies sets the attributes.
    useSecureCookies: false,
    ipAddress: { disableIpTracking: true },
  },
  // Ours also counts by account; theirs ignores calls from the server (db/accounts/sign-in-attempts.ts).
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
  logger: { level: 'error' },
});

type Adapter = ReturnType<ReturnType<typeof drizzleAdapter>>;

/**
 * better-auth's adapter with its writes in our write queue: the driver of a file waits for a lock by blocking the
 * thread.
 */
function queuedAdapter(options: Parameters<ReturnType<typeof drizzleAdapter>>[0]): Adapter {
  type Method = 'create' | 'update' | 'updateMany' | 'delete' | 'deleteMany' | 'consumeOne';
  const queued = (method: Method) => (request: unknown) =>
    write((tx) => {
      const adapter: Record<Method, unknown> = drizzleAdapter(tx, storage)(options);
      return (adapter[method] as (request: unknown) => Promise<unknown>)(request);
    });
  return {
    ...drizzleAdapter(db, storage)(options),
    create: queued('create'),
    update: queued('update'),
    updateMany: queued('updateMany'),
    delete: queued('delete'),
    deleteMany: queued('deleteMany'),
    consumeOne: queued('consumeOne'),
  } as Adapter;
}

/**
 * better-auth's passkeys. One is all that is asked for, so it must have asked its owner for a finger, a face or a number
 * (user verification): found or stolen, the device alone opens nothing.
 */
function passkeysOfTheDesk() {
  const { origin, hostname } = new URL(settings.SITE_URL);
  return passkey({
    rpID: hostname,
    origin,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    advanced: { webAuthnChallengeCookie: PASSKEY_COOKIE },
    registration: {
      afterVerification: ({ verification: { registrationInfo } }) => {
        requireVerifiedUser(registrationInfo?.userVerified);
        return { name: getAuthenticatorName(registrationInfo?.aaguid) };
      },
    },
    authentication: {
      afterVerification: ({ verification: { authenticationInfo } }) =>
        requireVerifiedUser(authenticationInfo.userVerified),
    },
  });
}

function requireVerifiedUser(isVerified: boolean | undefined): void {
  if (!isVerified) throw new APIError('UNAUTHORIZED');
}

/** Hook between what lets somebody in and the new session. */
async function rejectDisabled({ userId }: { userId: string }): Promise<void> {
  const [account] = await db.select().from(accounts).where(eq(accounts.id, userId));
  if (account?.disabled !== false) throw new APIError('FORBIDDEN', { code: DISABLED_CODE });
}

/** Session cookies from better-auth's Set-Cookie headers, with our attributes. */
export function parseSessionCookies(headers: Headers): SessionCookie[] {
  const set = parseSetCookieHeader(headers.getSetCookie().join(', '));
  return [...set].map(([name, { value, 'max-age': maxAge }]) => ({
    name,
    value,
    options: { path: '/', maxAge: Number(maxAge ?? 0), httpOnly: true, sameSite: 'lax', secure: isHttps },
  }));
}
