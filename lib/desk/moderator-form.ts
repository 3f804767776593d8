import { z } from 'zod';
import { EMAIL_LIMIT } from '@/lib/forms/email';
import { firstErrors } from '@/lib/forms/read';
import { countGraphemes } from '@/lib/text/arabic';
import { cleanName, looksBlank } from '@/lib/text/clean-text';

export interface ModeratorInput {
  name: string;
  email: string;
}

export interface ModeratorErrors {
  name?: 'missing' | 'too-long';
  email?: 'missing' | 'invalid' | 'exists';
}

/** In graphemes, like a commenter's name. */
export const NAME_LIMIT = 60;

/** NIST SP 800-63B section 3.1.1.2 asks for 15 where a password is all there is; length is the only rule worth having. */
export const PASSWORD_LEAST = 15;

/** The longest that better-auth takes. */
export const PASSWORD_MOST = 128;

const schema = z.object({
  name: z
    .string()
    .transform(cleanName)
    .refine((name) => !looksBlank(name), { error: 'missing', abort: true })
    .refine((name) => countGraphemes(name) <= NAME_LIMIT, 'too-long'),
  email: z
    .string()
    .transform(cleanName)
    .refine((email) => !looksBlank(email), { error: 'missing', abort: true })
    .transform((email) => email.toLowerCase())
    // Zod's own pattern, as better-auth checks an address by it when its owner signs in.
    .pipe(z.email('invalid').max(EMAIL_LIMIT, 'invalid')),
});

/** Reads what was typed of a new moderator: an e-mail in lower case and the name their colleagues see. */
export function parseModerator(
  typed: ModeratorInput,
): { moderator: ModeratorInput } | { errors: ModeratorErrors } {
  const result = schema.safeParse(typed);
  if (result.success) return { moderator: result.data };
  return { errors: firstErrors(result.error) as ModeratorErrors };
}

/** Whether a password can be taken: its length, in characters, is all that is asked of it. */
export function isPassword(password: string): boolean {
  return password.length >= PASSWORD_LEAST && password.length <= PASSWORD_MOST;
}
