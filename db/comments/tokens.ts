import { createHash, createHmac } from 'node:crypto';
import { foldArabic } from '@/lib/text/arabic';
import { readSecrets } from '@/runtime/settings';

/** What a browser says of itself with every request; the same one sends the same. */
export interface Browser {
  address: string;
  agent: string;
  /** The id in its signed cookie, if it has one (db/comments/visitors.ts). */
  visitor: string | null;
}

/**
 * Names one sending of a form: the same content from the same browser gives the same key, so a second tap or a retry
 * after a lost answer meets the row of the first (UNIQUE), and is given the same receipt.
 */
export function submissionKey(content: readonly (string | number | null)[], browser: Browser): string {
  return keyed('submission', JSON.stringify([...content, browser.address, browser.agent]));
}

/** The receipt's token: unguessable without the secret, though made anew from the submission whenever it is needed. */
export function receiptToken(submission: string): string {
  return keyed('receipt', submission);
}

/** The token of a comment's subscription, made anew for every mail that carries it. */
export function subscriptionToken(commentId: number): string {
  return keyed('subscription', String(commentId));
}

/** What is stored of a token: who reads the database still cannot open a receipt. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Equal for texts that differ only in how they are spelled: vowel marks, hamza, spaces, capitals. */
export function sameTextKey(body: string): string {
  return keyed('text', foldArabic(body));
}

/** A keyed hash, so that one purpose's hash means nothing for another. */
export function keyed(purpose: string, text: string): string {
  return createHmac('sha256', readSecrets().app).update(`${purpose}:${text}`).digest('base64url');
}

/** Stands for something about a caller today, and for nothing tomorrow: addresses are never kept as they are. */
export function keyedToday(purpose: string, about: string): string {
  return keyed(purpose, `${new Date().toISOString().slice(0, 10)} ${about}`);
}
