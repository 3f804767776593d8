import { APIError } from 'better-auth/api';
import { eq } from 'drizzle-orm';
import { db } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { accounts, passkeys, verifications } from '@/db/schema/accounts';
import { MINUTE_MS } from '@/lib/site/duration';
import { logFailure } from '@/runtime/log';
import { type LockedOut, normalizeEmail } from './auth';
import { auth } from './better-auth';
import { countAttempt, resetAttempts } from './sign-in-attempts';

/**
 * Has a link mailed by which a lost password is replaced, if there is such an account. The answer is the same where there is
 * none, and as fast: nobody waits for it.
 */
export async function requestResetLink(
  typed: string,
  headers: Headers,
): Promise<{ asked: true } | LockedOut> {
  const email = normalizeEmail(typed);
  const wait = await countAttempt({ address: addressOf(headers), email }, 'lost-password');
  if (wait > 0) return { error: 'too-many', minutes: Math.ceil(wait / MINUTE_MS) };
  void auth.api.requestPasswordReset({ body: { email } }).catch((error) => {
    // What is no address at all has no account.
    if (!(error instanceof APIError)) logFailure('A link for a lost password could not be made', error);
  });
  return { asked: true };
}

/** Whose link it is; undefined for one that was used, is forged or too old. Changes nothing. */
async function accountOf(token: string): Promise<string | undefined> {
  const { internalAdapter } = await auth.$context;
  const found = await internalAdapter.findVerificationValue(`reset-password:${token}`);
  return found && found.expiresAt > new Date() ? found.value : undefined;
}

export async function isResetToken(token: string): Promise<boolean> {
  return (await accountOf(token)) !== undefined;
}

/**
 * Replaces a lost password by the link that was mailed, once: all sessions of the account end, all links to it, and its
 * passkeys, one of which may be of whoever knew the password.
 * @param password is valid (isPassword of lib/accounts/account.ts)
 */
export async function replacePassword(
  token: string,
  password: string,
  headers: Headers,
): Promise<'changed' | 'expired'> {
  const userId = await accountOf(token);
  const [account] = await db
    .select()
    .from(accounts)
    .where(eq(accounts.id, userId ?? ''));
  if (!account || account.disabled) return 'expired';
  try {
    await auth.api.resetPassword({ body: { token, newPassword: password } });
  } catch (error) {
    if (!(error instanceof APIError) || error.statusCode >= 500) throw error;
    return 'expired';
  }
  await write(async (tx) => {
    await tx.delete(verifications).where(eq(verifications.value, account.id));
    await tx.delete(passkeys).where(eq(passkeys.userId, account.id));
  });
  await resetAttempts({ address: addressOf(headers), email: account.email });
  return 'changed';
}

/** Set by our server (server/http/main.ts). */
function addressOf(headers: Headers): string {
  return headers.get('x-forwarded-for') ?? '';
}
