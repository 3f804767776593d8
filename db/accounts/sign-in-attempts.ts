import { createHmac } from 'node:crypto';
import { eq, lt, sql } from 'drizzle-orm';
import { write } from '@/db/core/write-queue';
import { signInAttempts } from '@/db/schema/accounts';
import { networkOf } from '@/lib/http/ip';
import { readSecrets } from '@/runtime/secrets';

/** Rate-limit window, from the first attempt on. */
const WINDOW_MS = 15 * 60_000;

/** Ten wrong passwords in a quarter of an hour are more than anybody mistypes, and get a guesser 1000 a day. */
const MAX_ATTEMPTS_PER_ACCOUNT = 10;

/** Higher, as a newsroom shares one address; it bounds the scrypt hashes one caller can ask for. */
const MAX_ATTEMPTS_PER_ADDRESS = 50;

interface Caller {
  address: string;
  email: string;
}

/**
 * Counts a sign-in attempt before the password is checked, so that concurrent attempts are counted too.
 * @returns milliseconds of lockout when there were too many from the address or on the account, else 0
 */
export function countAttempt(caller: Caller): Promise<number> {
  const now = new Date();
  const [account, address] = keysFor(caller);
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
      await count(account, MAX_ATTEMPTS_PER_ACCOUNT),
      await count(address, MAX_ATTEMPTS_PER_ADDRESS),
    );
  });
}

/** After the right password: resets the account's counter, and takes this attempt off the address's. */
export async function resetAttempts(caller: Caller): Promise<void> {
  const [account, address] = keysFor(caller);
  await write(async (tx) => {
    await tx.delete(signInAttempts).where(eq(signInAttempts.key, account));
    await tx
      .update(signInAttempts)
      .set({ tries: sql`max(${signInAttempts.tries} - 1, 0)` })
      .where(eq(signInAttempts.key, address));
  });
}

function keysFor({ address, email }: Caller): [account: string, address: string] {
  const keyed = (text: string) =>
    createHmac('sha256', readSecrets().app).update(`sign-in:${text}`).digest('base64url');
  return [keyed(`account:${email}`), keyed(`address:${networkOf(address)}`)];
}
