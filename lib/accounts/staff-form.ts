import { z } from 'zod';
import { LEAST_ROLE, roles } from '@/lib/desk/roles';
import { EMAIL_MAX_LENGTH } from '@/lib/forms/email';
import { lineField, type ParsedForm, parseForm } from '@/lib/forms/read';
import type { FormState } from '@/lib/forms/state';
import { cleanName, looksBlank } from '@/lib/text/clean-text';
import { STAFF_NAME_MAX_LENGTH } from './account';

type Edition = 'ar' | 'en';

/** Slug or name of the author that an account is, by edition; '' for none. */
export type TypedAuthors = Partial<Record<Edition, string>>;

const authorField = z.string().transform(cleanName);

/** Fields of a role, and of the authors an account is. */
const accountFields = {
  // Fails safe: a missing or unknown role is the one that may do the least.
  role: z.enum(roles).catch(LEAST_ROLE),
  'author-ar': authorField,
  'author-en': authorField,
} satisfies Record<string, z.ZodType> & Record<`author-${Edition}`, z.ZodType>;

const accountSchema = z.object(accountFields);

/** A new account: an e-mail in lower case, and the name their colleagues see. */
export const staffSchema = z.object({
  name: lineField(STAFF_NAME_MAX_LENGTH),
  email: z
    .string()
    .transform(cleanName)
    .refine((email) => !looksBlank(email), { error: 'missing', abort: true })
    .transform((email) => email.toLowerCase())
    // Zod's own pattern, as better-auth checks an address by it when its owner signs in.
    .pipe(z.email('invalid').max(EMAIL_MAX_LENGTH, 'invalid')),
  ...accountFields,
});

export type AuthorErrors = Partial<Record<`author-${Edition}`, 'unknown' | 'several' | 'taken'>>;

export interface StaffErrors extends AuthorErrors {
  name?: 'missing' | 'too-long';
  email?: 'missing' | 'invalid' | 'exists';
}

export type AccountValues = Record<keyof typeof accountFields, string>;
export type StaffValues = AccountValues & Record<'name' | 'email', string>;

export type AccountFormState = FormState<AccountValues, AuthorErrors>;

export interface StaffFormState extends FormState<StaffValues, StaffErrors> {
  /**
   * Success is a value here and not a redirect, against the rule: the password is known to this one answer, and is to be
   * shown once. Sending the same again, as a reload does, finds that the account exists.
   */
  added?: { email: string; password: string };
}

export const EMPTY_STAFF: StaffValues = {
  name: '',
  email: '',
  role: LEAST_ROLE,
  'author-ar': '',
  'author-en': '',
};

type AccountData = Omit<z.output<typeof accountSchema>, `author-${Edition}`> & { authors: TypedAuthors };
export type StaffInput = AccountData & { name: string; email: string };

export function parseStaff(form: FormData): ParsedForm<StaffInput, StaffValues, StaffErrors> {
  const parsed = parseForm<typeof staffSchema, StaffErrors>(staffSchema, form);
  return 'errors' in parsed ? parsed : { data: withAuthors(parsed.data), values: parsed.values };
}

/** Reads the form that changes an account; what is typed into it is judged by the database alone. */
export function parseAccount(form: FormData): { data: AccountData; values: AccountValues } {
  const parsed = parseForm<typeof accountSchema, AuthorErrors>(accountSchema, form);
  if ('errors' in parsed) throw new Error('Every field of an account can be read');
  return { data: withAuthors(parsed.data), values: parsed.values };
}

function withAuthors<Data extends z.output<typeof accountSchema>>({
  'author-ar': ar,
  'author-en': en,
  ...data
}: Data) {
  return { ...data, authors: { ar, en } };
}
