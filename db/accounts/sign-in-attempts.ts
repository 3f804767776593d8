import { createHmac } from 'node:crypto';
import { eq, lt, sql } from 'drizzle-orm';
import { write } from '@/db/core/write-queue';
import { signInTries } from '@/db/schema/moderators';
import { networkOf } from '@/lib/http/ip';
import { readSecrets } from '@/runtime/settings';

/** Tries are counted for this long from the first one, in milliseconds. */
const WINDOW = 15 * 60_000;

/** Ten wrong passwords in a quarter of an hour are more than anybody mistypes, and get a guesser 1000 a day. */
const ACCOUNT_TRIES = 10;

/** Higher, as a newsroom shares one address; it bounds the scrypt hashes one caller can ask for. */
const ADDRESS_TRIES = 50;

export interface Caller {
  address: string;
  email: string;
}

/**
 * Counts a try to sign in, before the password is looked at, so that tries sent all at once are counted too.
 * @returns milliseconds to wait when there were too many from the address or on the account, else 0
 */
export function countTry(caller: Caller): Promise<number> {
  const now = new Date();
  const [account, address] = keysOf(caller);
  return write(async (tx) => {
    await tx.delete(signInTries).where(lt(signInTries.until, now));
    const count = async (key: string, limit: number): Promise<number> => {
      const until = new Date(now.getTime() + WINDOW);
      const [row] = await tx
        .insert(signInTries)
        .values({ key, tries: 1, until })
        .onConflictDoUpdate({ target: signInTries.key, set: { tries: sql`${signInTries.tries} + 1` } })
        .returning();
      return row && row.tries > limit ? row.until.getTime() - now.getTime() : 0;
    };
    return Math.max(await count(account, ACCOUNT_TRIES), await count(address, ADDRESS_TRIES));
  });
}

/** After the right password: the account starts afresh, and this try does not count against the address. */
export async function forgiveTry(caller: Caller): Promise<void> {
  const [account, address] = keysOf(caller);
  await write(async (tx) => {
    await tx.delete(signInTries).where(eq(signInTries.key, account));
    await tx
      .update(signInTries)
      .set({ tries: sql`max(${signInTries.tries} - 1, 0)` })
      .where(eq(signInTries.key, address));
  });
}

function keysOf({ address, email }: Caller): [account: string, address: string] {
  const keyed = (text: string) =>
    createHmac('sha256', readSecrets().app).update(`sign-in:${text}`).digest('base64url');
  return [keyed(`account:${email}`), keyed(`address:${networkOf(address)}`)];
}
