/** In graphemes, like a commenter's name. */
export const STAFF_NAME_MAX_LENGTH = 60;

/** NIST SP 800-63B section 3.1.1.2 asks for 15 where a password is all there is; length is the only rule worth having. */
export const PASSWORD_MIN_LENGTH = 15;

/** The longest that better-auth takes. */
export const PASSWORD_MAX_LENGTH = 128;

/** Whether a password can be taken: its length, in UTF-16 units, is all that is asked of it. */
export function isPassword(password: string): boolean {
  return password.length >= PASSWORD_MIN_LENGTH && password.length <= PASSWORD_MAX_LENGTH;
}
