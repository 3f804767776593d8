import { createHmac } from 'node:crypto';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { APIError } from 'better-auth/api';
import { parseSetCookieHeader } from 'better-auth/cookies';
import { hashPassword as hash } from 'better-auth/crypto';
import { betterAuth } from 'better-auth/minimal';
import { eq, lt } from 'drizzle-orm';
import { isOwnOrigin } from '@/lib/desk-address';
import { db, write } from './client';
import {
  moderatorAccounts,
  moderatorSessions,
  moderators,
  moderatorVerifications,
  type Role,
  roles,
} from './schema-desk';
import { readSecrets, settings } from './settings';
import { countTry, forgiveTry } from './sign-in-tries';

/** Who is signed in. */
export interface Moderator {
  id: string;
  name: string;
  email: string;
  role: Role;
}

/** A cookie to be set in the answer; without a value it is to be forgotten. */
export interface SessionCookie {
  name: string;
  value: string;
  options: { path: string; maxAge: number; httpOnly: true; sameSite: 'lax'; secure: boolean };
}

export type SignIn =
  | { cookies: SessionCookie[] }
  | { error: 'wrong' | 'disabled' }
  /** In whole minutes, at least 1. */
  | { error: 'too-many'; minutes: number };

/** Why a moderator's action is not carried out. */
export type Refusal = 'origin' | 'session' | 'role';

/** How long a session lasts, in seconds; it is not prolonged, so a stolen cookie has an end. */
const SESSION_LIFE = 7 * 24 * 60 * 60;

const MINUTE = 60_000;
const DISABLED = 'MODERATOR_DISABLED';
const secure = settings.SITE_URL.startsWith('https:');

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
const auth = betterAuth({
  baseURL: settings.SITE_URL,
  secret: createHmac('sha256', readSecrets().app).update('desk-sessions').digest('base64url'),
  database: queuedAdapter,
  emailAndPassword: { enabled: true, disableSignUp: true },
  // Deferred, reading a session writes nothing: expired ones are deleted when somebody signs in.
  session: { expiresIn: SESSION_LIFE, disableSessionRefresh: true, deferSessionRefresh: true },
  user: {
    additionalFields: {
      role: { type: [...roles], required: true, input: false },
      disabled: { type: 'boolean', required: true, input: false },
    },
  },
  databaseHooks: { session: { create: { before: refuseDisabled } } },
  advanced: {
    cookiePrefix: 'maqal',
    useSecureCookies: secure,
    ipAddress: { disableIpTracking: true },
  },
  // Ours counts by account as well, and calls from the server pass theirs by (db/sign-in-tries.ts).
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
async function refuseDisabled({ userId }: { userId: string }): Promise<void> {
  const [moderator] = await db.select().from(moderators).where(eq(moderators.id, userId));
  if (moderator?.disabled !== false) throw new APIError('FORBIDDEN', { code: DISABLED });
}

/**
 * Opens a session with a token of its own, and ends the one the browser had. The caller's address is read from
 * X-Forwarded-For, which our server sets to the one address that can be believed (scripts/serve.ts).
 */
export async function signIn(email: string, password: string, headers: Headers): Promise<SignIn> {
  const caller = { address: headers.get('x-forwarded-for') ?? '', email: foldEmail(email) };
  const wait = await countTry(caller);
  if (wait > 0) return { error: 'too-many', minutes: Math.ceil(wait / MINUTE) };
  try {
    const signedIn = await auth.api.signInEmail({
      body: { email: caller.email, password },
      returnHeaders: true,
    });
    await forgiveTry(caller);
    await deleteExpired();
    await auth.api.signOut({ headers });
    return { cookies: cookiesOf(signedIn.headers) };
  } catch (error) {
    if (!(error instanceof APIError) || error.statusCode >= 500) throw error;
    return { error: error.body?.code === DISABLED ? 'disabled' : 'wrong' };
  }
}

async function deleteExpired(): Promise<void> {
  await write((tx) => tx.delete(moderatorSessions).where(lt(moderatorSessions.expiresAt, new Date())));
}

/** Deletes the session of these headers; the cookies to be forgotten come back. */
export async function signOut(headers: Headers): Promise<SessionCookie[]> {
  const signedOut = await auth.api.signOut({ headers, returnHeaders: true });
  return cookiesOf(signedOut.headers);
}

/** Whose session these headers carry; null without one, and for a moderator who was disabled since. Never cached. */
export async function findModerator(headers: Headers): Promise<Moderator | null> {
  const session = await auth.api.getSession({ headers });
  if (!session || session.user.disabled) return null;
  const { id, name, email, role } = session.user;
  return { id, name, email, role: role as Role };
}

/** Whether these headers may act in the desk: sent from a page of ours, by a moderator of this role or an admin. */
export async function admit(
  headers: Headers,
  role: Role = 'moderator',
): Promise<{ moderator: Moderator } | { refused: Refusal }> {
  if (!isOwnOrigin(headers.get('origin'), settings.SITE_URL)) return { refused: 'origin' };
  const moderator = await findModerator(headers);
  if (!moderator) return { refused: 'session' };
  return hasRole(moderator, role) ? { moderator } : { refused: 'role' };
}

export function hasRole(moderator: Moderator, role: Role): boolean {
  return moderator.role === 'admin' || role === 'moderator';
}

export function foldEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** What is stored of a password: scrypt with a salt. */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

function cookiesOf(headers: Headers): SessionCookie[] {
  const set = parseSetCookieHeader(headers.getSetCookie().join(', '));
  return [...set].map(([name, { value, 'max-age': maxAge }]) => ({
    name,
    value,
    options: { path: '/', maxAge: Number(maxAge ?? 0), httpOnly: true, sameSite: 'lax', secure },
  }));
}
