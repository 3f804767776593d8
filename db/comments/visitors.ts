import { randomBytes, timingSafeEqual } from 'node:crypto';
import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Transaction } from '@/db/core/client';
import { comments } from '@/db/schema/comments';
import { cookieName } from '@/lib/http/cookie-name';
import { keyedHash } from '@/runtime/keyed-hash';
import { settings } from '@/runtime/settings';

/** What a browser says of itself with every request; the same one sends the same. */
export interface Browser {
  address: string;
  agent: string;
  /** The id in its signed cookie, if it has one. */
  visitor: string | null;
}

/** The cookie that a browser is given with its first comment: an id of ours and its signature, nothing about anybody. */
export const VISITOR_COOKIE = cookieName('maqal-visitor', settings.SITE_URL);

/** A new browser's id. */
export function newVisitor(): string {
  return randomBytes(16).toString('base64url');
}

export function signVisitor(visitor: string): string {
  return `${visitor}.${keyedHash('visitor', visitor)}`;
}

/** The visitor id in a cookie; null when we did not sign it. */
export function readVisitor(cookie: string | undefined): string | null {
  const [visitor = '', signature = ''] = cookie?.split('.') ?? [];
  const expected = Buffer.from(keyedHash('visitor', visitor));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected) ? visitor : null;
}

/**
 * Whether a browser's comments may be published at once: the last of them that a moderator or the policy decided on is
 * published. Typing a name and an e-mail earns no trust.
 */
export async function isTrusted(tx: Transaction, visitor: string | null): Promise<boolean> {
  if (visitor === null) return false;
  const judged = inArray(comments.state, ['published', 'refused', 'spam']);
  const [last] = await tx
    .select({ state: comments.state })
    .from(comments)
    .where(and(eq(comments.visitor, visitor), judged))
    .orderBy(desc(comments.decidedAt))
    .limit(1);
  return last?.state === 'published';
}
