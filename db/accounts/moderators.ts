import { randomInt, randomUUID } from 'node:crypto';
import { and, asc, eq } from 'drizzle-orm';
import { db, type Transaction } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { moderatorAccounts, moderatorSessions, moderators } from '@/db/schema/moderators';
import type { Role } from '@/lib/desk/moderator';
import type { ModeratorInput } from '@/lib/desk/moderator-form';
import { hashPassword, type Moderator, normalizeEmail } from './auth';

export interface ListedModerator extends Moderator {
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

/** Adds a moderator who signs in with this password; an e-mail has one account, disabled or not. */
export async function addModerator(
  input: ModeratorInput & { password: string },
): Promise<{ moderator: Moderator } | { error: 'exists' }> {
  // Before the transaction: the hash takes as long as many writes.
  const password = await hashPassword(input.password);
  const moderator = {
    id: randomUUID(),
    name: input.name,
    email: normalizeEmail(input.email),
    role: input.role,
  };
  return write(async (tx) => {
    const [taken] = await tx
      .select({ id: moderators.id })
      .from(moderators)
      .where(eq(moderators.email, moderator.email));
    if (taken) return { error: 'exists' };
    const now = { createdAt: new Date(), updatedAt: new Date() };
    await tx.insert(moderators).values({ ...moderator, ...now });
    await tx.insert(moderatorAccounts).values({
      ...now,
      id: randomUUID(),
      userId: moderator.id,
      accountId: moderator.id,
      providerId: 'credential',
      password,
    });
    return { moderator };
  });
}

/** All moderators, oldest first. */
export function listModerators(): Promise<ListedModerator[]> {
  const { id, name, email, role, disabled, createdAt } = moderators;
  return db
    .select({ id, name, email, role, disabled, createdAt })
    .from(moderators)
    .orderBy(asc(createdAt), asc(id));
}

export async function findModeratorByEmail(email: string): Promise<ListedModerator | null> {
  const folded = normalizeEmail(email);
  return (await listModerators()).find((moderator) => moderator.email === folded) ?? null;
}

/**
 * Enables or disables a moderator; either way their sessions are revoked.
 * @param by the admin who decides; the command line decides without one. Nobody decides about themselves, so an admin
 *   who can sign in always remains.
 * @returns false when there is no such moderator, or `by` may not decide about them
 */
export function setDisabled(id: string, disabled: boolean, by?: Moderator): Promise<boolean> {
  return change(id, by, async (tx) => {
    await tx.update(moderators).set({ disabled, updatedAt: new Date() }).where(eq(moderators.id, id));
    await tx.delete(moderatorSessions).where(eq(moderatorSessions.userId, id));
  });
}

/**
 * Sets a new password for who lost theirs; all their sessions are revoked. For the command line only, which needs access to
 * the machine: no page of the desk can take over an account.
 * @returns false when there is no such moderator
 */
export async function resetPassword(id: string, password: string): Promise<boolean> {
  const hashed = await hashPassword(password);
  return change(id, undefined, async (tx) => {
    await tx
      .update(moderatorAccounts)
      .set({ password: hashed, updatedAt: new Date() })
      .where(eq(moderatorAccounts.userId, id));
    await tx.delete(moderatorSessions).where(eq(moderatorSessions.userId, id));
  });
}

/** Changes a moderator's role, from their next request on. */
export function setRole(id: string, role: Role, by: Moderator): Promise<boolean> {
  return change(id, by, async (tx) => {
    await tx.update(moderators).set({ role, updatedAt: new Date() }).where(eq(moderators.id, id));
  });
}

function change(
  id: string,
  by: Moderator | undefined,
  work: (tx: Transaction) => Promise<void>,
): Promise<boolean> {
  return write(async (tx) => {
    // Checked again in the transaction: of two admins who disable one another at the same moment, the second no longer
    // is one.
    if (by && (by.id === id || !(await isAdmin(tx, by.id)))) return false;
    const [found] = await tx.select({ id: moderators.id }).from(moderators).where(eq(moderators.id, id));
    if (!found) return false;
    await work(tx);
    return true;
  });
}

async function isAdmin(tx: Transaction, id: string): Promise<boolean> {
  const admin = and(eq(moderators.id, id), eq(moderators.role, 'admin'), eq(moderators.disabled, false));
  return (await tx.select({ id: moderators.id }).from(moderators).where(admin)).length > 0;
}
