/** Rules of the comment form's fields that the browser asks, too (components/enhance/field-errors.ts): nothing that needs Zod. */

/** An address in any script (RFC 6531); a host without a dot is a slip of the pen on the open web. */
export const EMAIL = /^[^\s@"]{1,64}@[^\s@.]+(?:\.[^\s@.]+)+$/u;

/** What is no name: a link, or an e-mail address. */
export const ADDRESS = /https?:|www\.|\S@[^\s@]+\.\S/i;

/** A name that no password manager and no browser fills by itself. */
export const HONEYPOT = 'subtopic';
/** Pages that are kept for ten days still have the second. */
export const HONEYPOTS = [HONEYPOT, 'website'];
