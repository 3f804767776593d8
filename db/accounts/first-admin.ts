/** How a site without an admin gets one in the browser: by a link that is printed where the server was started. */
import { randomBytes, randomUUID } from 'node:crypto';
import { and, eq, gt } from 'drizzle-orm';
import { db, type Transaction } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { accounts, verifications } from '@/db/schema/accounts';
import { HOUR_MS } from '@/lib/site/duration';
import { hashToken } from '@/runtime/keyed-hash';
import { hashPassword, normalizeEmail, type Staff } from './auth';
import { insertAccount } from './staff';

/** `identifier` of its rows: each process that starts prints a link of its own. */
const FIRST_ADMIN = 'first-admin';

const TOKEN_BYTES = 32;

const LIFETIME_MS = 24 * HOUR_MS;

type Reader = Pick<Transaction, 'select'>;

/** A new token, good once and for a day, of which only the hash is stored; null where there is an admin, disabled or not. */
export function issueFirstAdminToken(now: Date = new Date()): Promise<string | null> {
  return write(async (tx) => {
    if (await hasAdmin(tx)) return null;
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    await tx.insert(verifications).values({
      id: randomUUID(),
      identifier: FIRST_ADMIN,
      value: hashToken(token),
      expiresAt: new Date(now.getTime() + LIFETIME_MS),
      createdAt: now,
      updatedAt: now,
    });
    return token;
  });
}

/** Whether an admin can be made by this token. */
export async function isFirstAdminToken(token: string, from: Reader = db): Promise<boolean> {
  const isToken = and(
    eq(verifications.identifier, FIRST_ADMIN),
    eq(verifications.value, hashToken(token)),
    gt(verifications.expiresAt, new Date()),
  );
  const [found] = await from.select({ id: verifications.id }).from(verifications).where(isToken);
  return found !== undefined && !(await hasAdmin(from));
}

/** Makes the first admin, and ends all links by which one could be made. */
export async function addFirstAdmin(
  token: string,
  input: { name: string; email: string; password: string },
): Promise<Staff | 'expired' | 'exists'> {
  if (!(await isFirstAdminToken(token))) return 'expired';
  // Before the transaction: the hash takes as long as many writes.
  const password = await hashPassword(input.password);
  const email = normalizeEmail(input.email);
  return write(async (tx) => {
    // Again, under the lock: of two who press at once, one is the first.
    if (!(await isFirstAdminToken(token, tx))) return 'expired';
    const [taken] = await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.email, email));
    if (taken) return 'exists';
    const staff: Staff = { id: randomUUID(), name: input.name, email, role: 'admin' };
    await insertAccount(tx, staff, password);
    await tx.delete(verifications).where(eq(verifications.identifier, FIRST_ADMIN));
    return staff;
  });
}

async function hasAdmin(from: Reader): Promise<boolean> {
  const [admin] = await from
    .select({ id: accounts.id })
    .from(accounts)
    .where(eq(accounts.role, 'admin'))
    .limit(1);
  return admin !== undefined;
}
