import { createHmac } from 'node:crypto';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { APIError } from 'better-auth/api';
import { parseSetCookieHeader } from 'better-auth/cookies';
import { betterAuth } from 'better-auth/minimal';
import { eq } from 'drizzle-orm';
import { db } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import {
  moderatorAccounts,
  moderatorSessions,
  moderators,
  moderatorVerifications,
} from '@/db/schema/moderators';
import { PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH, roles } from '@/lib/desk/moderator';
import { cookieName } from '@/lib/http/cookie-name';
import { isHttps, readSecrets, settings } from '@/runtime/settings';

/** A cookie to be set in the answer; without a value it is to be forgotten. */
export interface SessionCookie {
  name: string;
  value: string;
  options: { path: string; maxAge: number; httpOnly: true; sameSite: 'lax'; secure: boolean };
}

/** How long a session lasts, in seconds; it is not prolonged, so a stolen cookie has an end. */
const SESSION_TTL_SECONDS = 7 * 24 * 60 * 60;

/** Says of a sign-in that its password was right, and its account disabled. */
export const DISABLED_CODE = 'MODERATOR_DISABLED';

const storage = {
  provider: 'sqlite',
  schema: {
    user: moderators,
    session: moderatorSessions,
    account: moderatorAccounts,
    verification: moderatorVerifications,
  },
} as const;

/**
 * Has no address of its own: what better-auth would serve under /api/auth is not mounted, we call it from here. Signing
 * up, mailing links and the rest of it can therefore not be reached from outside.
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
  },
  // Deferred, reading a session writes nothing: expired ones are deleted when somebody signs in.
  session: { expiresIn: SESSION_TTL_SECONDS, disableSessionRefresh: true, deferSessionRefresh: true },
  user: {
    additionalFields: {
      role: { type: [...roles], required: true, input: false },
      disabled: { type: 'boolean', required: true, input: false },
    },
  },
  databaseHooks: { session: { create: { before: rejectDisabled } } },
  advanced: {
    cookiePrefix: 'maqal',
    cookies: { session_token: { name: cookieName('maqal.session_token', settings.SITE_URL) } },
    // It would put another prefix before the name; parseSessionCookies says what the cookie may do.
    useSecureCookies: false,
    ipAddress: { disableIpTracking: true },
  },
  // Ours counts by account as well, and calls from the server pass theirs by (db/accounts/sign-in-attempts.ts).
  rateLimit: { enabled: false },
  telemetry: { enabled: false },
  logger: { level: 'error' },
});

type Adapter = ReturnType<ReturnType<typeof drizzleAdapter>>;

/** better-auth's adapter with its writes in our queue: the driver of a file waits for a lock by blocking the thread. */
function queuedAdapter(options: Parameters<ReturnType<typeof drizzleAdapter>>[0]): Adapter {
  type Method = 'create' | 'update' | 'updateMany' | 'delete' | 'deleteMany';
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
  } as Adapter;
}

/** Runs when the password was right and before there is a session. */
async function rejectDisabled({ userId }: { userId: string }): Promise<void> {
  const [moderator] = await db.select().from(moderators).where(eq(moderators.id, userId));
  if (moderator?.disabled !== false) throw new APIError('FORBIDDEN', { code: DISABLED_CODE });
}

/** The cookies that an answer of better-auth's sets. */
export function parseSessionCookies(headers: Headers): SessionCookie[] {
  const set = parseSetCookieHeader(headers.getSetCookie().join(', '));
  return [...set].map(([name, { value, 'max-age': maxAge }]) => ({
    name,
    value,
    options: { path: '/', maxAge: Number(maxAge ?? 0), httpOnly: true, sameSite: 'lax', secure: isHttps },
  }));
}
