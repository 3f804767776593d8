import { randomInt, randomUUID } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import { db, type Transaction } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { accounts, credentials, passkeys, sessions } from '@/db/schema/accounts';
import type { AuthorErrors, StaffErrors, StaffInput, TypedAuthors } from '@/lib/accounts/staff-form';
import type { Role } from '@/lib/desk/roles';
import { hashPassword, normalizeEmail, type Staff } from './auth';
import { bindAuthors, findAuthors } from './bylines';

type AccountInput = Omit<StaffInput, 'authors'> & { authors?: TypedAuthors };

export interface ListedStaff extends Staff {
  disabled: boolean;
  createdAt: Date;
}

/** Unambiguous when read aloud or copied by hand: 32 letters and digits, 5 bits each. */
const PASSWORD_ALPHABET = 'abcdefghijkmnpqrstuvwxyz23456789';

/** Four groups of five: 100 bits. */
const PASSWORD_GROUPS = 4;
const GROUP_LENGTH = 5;

/** A random first password for somebody else, to be shown once. */
export function generatePassword(): string {
  const group = () =>
    Array.from({ length: GROUP_LENGTH }, () => PASSWORD_ALPHABET[randomInt(PASSWORD_ALPHABET.length)]).join(
      '',
    );
  return Array.from({ length: PASSWORD_GROUPS }, group).join('-');
}

/** Adds an account that signs in with this password; an e-mail has one, disabled or not. */
export async function addStaff({
  authors: typed,
  ...input
}: AccountInput & { password: string }): Promise<{ staff: Staff } | { errors: StaffErrors }> {
  // Before the transaction: the hash takes as long as many writes.
  const password = await hashPassword(input.password);
  const staff = {
    id: randomUUID(),
    name: input.name,
    email: normalizeEmail(input.email),
    role: input.role,
  };
  return write(async (tx) => {
    const [taken] = await tx
      .select({ id: accounts.id })
      .from(accounts)
      .where(eq(accounts.email, staff.email));
    const found = await findAuthors(tx, typed ?? {}, staff.id);
    if (taken || 'errors' in found)
      return { errors: { ...('errors' in found && found.errors), ...(taken && { email: 'exists' }) } };
    await insertAccount(tx, staff, password);
    await bindAuthors(tx, staff.id, found.ids);
    return { staff };
  });
}

/** Inserts an account with the password it signs in with, hashed. */
export async function insertAccount(tx: Transaction, staff: Staff, password: string): Promise<void> {
  const now = { createdAt: new Date(), updatedAt: new Date() };
  await tx.insert(accounts).values({ ...staff, ...now });
  await tx.insert(credentials).values({
    ...now,
    id: randomUUID(),
    userId: staff.id,
    accountId: staff.id,
    providerId: 'credential',
    password,
  });
}

/** All accounts, oldest first. */
export function listStaff(): Promise<ListedStaff[]> {
  const { id, name, email, role, disabled, createdAt } = accounts;
  return db
    .select({ id, name, email, role, disabled, createdAt })
    .from(accounts)
    .orderBy(asc(createdAt), asc(id));
}

export async function findStaffByEmail(email: string): Promise<ListedStaff | null> {
  const folded = normalizeEmail(email);
  return (await listStaff()).find((staff) => staff.email === folded) ?? null;
}

/**
 * Enables or disables an account; either way its sessions are revoked.
 * @param by the admin who decides; the command line decides without one. Nobody decides about themselves, so an admin
 *   who can sign in always remains.
 * @returns false when there is no such account, or `by` may not decide about it
 */
export function setDisabled(id: string, disabled: boolean, by?: Staff): Promise<boolean> {
  return change(id, by, async (tx) => {
    await tx.update(accounts).set({ disabled, updatedAt: new Date() }).where(eq(accounts.id, id));
    await tx.delete(sessions).where(eq(sessions.userId, id));
  });
}

/**
 * Sets a new password for who lost theirs; all their sessions are revoked, and their passkeys. For the command line only, which needs access to
 * the machine: no page of the desk can take over an account.
 * @returns false when there is no such account
 */
export async function resetPassword(id: string, password: string): Promise<boolean> {
  const hashed = await hashPassword(password);
  return change(id, undefined, async (tx) => {
    await tx
      .update(credentials)
      .set({ password: hashed, updatedAt: new Date() })
      .where(eq(credentials.userId, id));
    await tx.delete(sessions).where(eq(sessions.userId, id));
    await tx.delete(passkeys).where(eq(passkeys.userId, id));
  });
}

/**
 * Changes an account's role, from its next request on, and which authors it is; what is left out stays.
 * @param by the admin who decides, of whose own account the role stays; the command line decides without one
 * @returns null when there is no such account, or `by` is no admin any more
 */
export function changeAccount(
  id: string,
  { role, authors: typed }: { role?: Role; authors?: TypedAuthors },
  by?: Staff,
): Promise<{ errors: AuthorErrors } | { changed: true } | null> {
  return write(async (tx) => {
    const [account] = await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, id));
    if (!account || (by && !(await isAdmin(tx, by.id)))) return null;
    const found = typed && (await findAuthors(tx, typed, id));
    if (found && 'errors' in found) return found;
    const next = by?.id === id ? undefined : role;
    await tx.update(accounts).set({ role: next, updatedAt: new Date() }).where(eq(accounts.id, id));
    if (found) await bindAuthors(tx, id, found.ids);
    return { changed: true };
  });
}

function change(
  id: string,
  by: Staff | undefined,
  work: (tx: Transaction) => Promise<void>,
): Promise<boolean> {
  return write(async (tx) => {
    // Checked again in the transaction: of two admins who disable one another at the same moment, the second no longer
    // is one.
    if (by && (by.id === id || !(await isAdmin(tx, by.id)))) return false;
    const [found] = await tx.select({ id: accounts.id }).from(accounts).where(eq(accounts.id, id));
    if (!found) return false;
    await work(tx);
    return true;
  });
}

async function isAdmin(tx: Transaction, id: string): Promise<boolean> {
  const admin = and(eq(accounts.id, id), eq(accounts.role, 'admin'), eq(accounts.disabled, false));
  return (await tx.select({ id: accounts.id }).from(accounts).where(admin)).length > 0;
}
