import { foldArabic } from '@/lib/text/arabic';
import { keyedHash } from '@/runtime/keyed-hash';
import type { Browser } from './visitors';

/**
 * Idempotency key of one sending of a form: the same content from the same browser gives the same key, so a second tap or
 * a retry after a lost answer meets the row of the first (UNIQUE), and is given the same receipt.
 */
export function submissionKey(content: readonly (string | number | null)[], browser: Browser): string {
  return keyedHash('submission', JSON.stringify([...content, browser.address, browser.agent]));
}

/** The receipt's token: unguessable without the secret, though made anew from the submission whenever it is needed. */
export function receiptToken(submission: string): string {
  return keyedHash('receipt', submission);
}

/** Equal for texts that differ only in how they are spelled: vowel marks, hamza, spaces, capitals. */
export function sameTextKey(body: string): string {
  return keyedHash('text', foldArabic(body));
}
