import { z } from 'zod';
import { EMAIL_MAX_LENGTH } from '@/lib/forms/email';
import { type FormValues, lineField, type ParsedForm, parseForm } from '@/lib/forms/read';
import type { FormState } from '@/lib/forms/state';
import { cleanName, looksBlank } from '@/lib/text/clean-text';
import { MODERATOR_NAME_MAX_LENGTH, roles } from './moderator';

/** A new moderator: an e-mail in lower case, and the name their colleagues see. */
export const moderatorSchema = z.object({
  name: lineField(MODERATOR_NAME_MAX_LENGTH),
  email: z
    .string()
    .transform(cleanName)
    .refine((email) => !looksBlank(email), { error: 'missing', abort: true })
    .transform((email) => email.toLowerCase())
    // Zod's own pattern, as better-auth checks an address by it when its owner signs in.
    .pipe(z.email('invalid').max(EMAIL_MAX_LENGTH, 'invalid')),
  role: z.enum(roles).catch('moderator'),
});

export type ModeratorInput = z.output<typeof moderatorSchema>;
export type ModeratorValues = FormValues<typeof moderatorSchema>;

export interface ModeratorErrors {
  name?: 'missing' | 'too-long';
  email?: 'missing' | 'invalid' | 'exists';
}

export interface ModeratorFormState extends FormState<ModeratorValues, ModeratorErrors> {
  /**
   * Success is a value here and not a redirect, against the rule: the password is known to this one answer, and is to be
   * shown once. Sending the same again, as a reload does, finds that the account exists.
   */
  added?: { email: string; password: string };
}

export const EMPTY_MODERATOR: ModeratorValues = { name: '', email: '', role: 'moderator' };

export function parseModerator(form: FormData): ParsedForm<ModeratorInput, ModeratorValues, ModeratorErrors> {
  return parseForm(moderatorSchema, form);
}
