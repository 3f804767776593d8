import { createHmac } from 'node:crypto';
import { eq, lt, sql } from 'drizzle-orm';
import { write } from '@/db/core/write-queue';
import { signInAttempts } from '@/db/schema/accounts';
import { networkOf } from '@/lib/http/ip';
import { readSecrets } from '@/runtime/secrets';

/** Rate-limit window, from the first attempt on. */
const WINDOW_MS = 15 * 60_000;

/**
 * Ten wrong passwords in a quarter of an hour are more than anybody mistypes, and get a guesser 1000 a day; three links for a
 * lost one fill no mailbox. Of an address higher, as a newsroom shares one: it bounds the scrypt hashes, and the mails, one
 * caller can ask for.
 */
const MAX_ATTEMPTS = {
  'sign-in': { account: 10, address: 50 },
  'lost-password': { account: 3, address: 20 },
};
type Attempt = keyof typeof MAX_ATTEMPTS;

interface Caller {
  address: string;
  /** Without one, the address alone is counted. */
  email?: string;
}

/**
 * Counts an attempt to sign in before the password is checked, or a passkey asked for, or to have a link mailed, so that concurrent attempts are counted too.
 * @returns milliseconds of lockout when there were too many from the address or on the account, else 0
 */
export function countAttempt(caller: Caller, kind: Attempt = 'sign-in'): Promise<number> {
  const now = new Date();
  const [account, address] = keysFor(caller, kind);
  return write(async (tx) => {
    await tx.delete(signInAttempts).where(lt(signInAttempts.until, now));
    const count = async (key: string, limit: number): Promise<number> => {
      const until = new Date(now.getTime() + WINDOW_MS);
      const [row] = await tx
        .insert(signInAttempts)
        .values({ key, tries: 1, until })
        .onConflictDoUpdate({ target: signInAttempts.key, set: { tries: sql`${signInAttempts.tries} + 1` } })
        .returning();
      return row && row.tries > limit ? row.until.getTime() - now.getTime() : 0;
    };
    return Math.max(
      caller.email ? await count(account, MAX_ATTEMPTS[kind].account) : 0,
      await count(address, MAX_ATTEMPTS[kind].address),
    );
  });
}

/** After the right password: resets the account's counter, and takes this attempt off the address's. */
export async function resetAttempts(caller: Caller): Promise<void> {
  const [account, address] = keysFor(caller, 'sign-in');
  await write(async (tx) => {
    await tx.delete(signInAttempts).where(eq(signInAttempts.key, account));
    await tx
      .update(signInAttempts)
      .set({ tries: sql`max(${signInAttempts.tries} - 1, 0)` })
      .where(eq(signInAttempts.key, address));
  });
}

function keysFor({ address, email = '' }: Caller, kind: Attempt): [account: string, address: string] {
  const keyed = (text: string) =>
    createHmac('sha256', readSecrets().app).update(`${kind}:${text}`).digest('base64url');
  return [keyed(`account:${email}`), keyed(`address:${networkOf(address)}`)];
}
