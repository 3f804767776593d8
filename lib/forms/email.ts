/** RFC 5321 section 4.5.3.1.3: the longest address a mail server must take. */
export const EMAIL_MAX_LENGTH = 254;

/**
 * Normalizes an address, so that every way of writing one mailbox is equal: no server tells capitals apart, though it
 * may (RFC 5321 section 2.4), and keyboards compose letters differently.
 */
export function mailboxKey(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}
