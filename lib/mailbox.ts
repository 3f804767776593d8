/**
 * The same for every way of writing one mailbox: no server tells capitals apart, though it may (RFC 5321 section 2.4),
 * and keyboards compose letters differently.
 */
export function mailboxKey(email: string): string {
  return email.trim().normalize('NFC').toLowerCase();
}
