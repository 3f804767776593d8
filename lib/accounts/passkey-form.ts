import { z } from 'zod';
import { optionalLineField, type ParsedForm, parseForm, postedText } from '@/lib/forms/read';
import type { FormState } from '@/lib/forms/state';

/** In graphemes. */
const PASSKEY_NAME_MAX_LENGTH = 60;

export type PasskeyNameState = FormState<{ name: string }, { name?: 'too-long' }>;

const nameSchema = z.object({ name: optionalLineField(PASSKEY_NAME_MAX_LENGTH) });

/** Reads the name that somebody gives a passkey; '' for none. */
export function parsePasskeyName(
  form: FormData,
): ParsedForm<z.output<typeof nameSchema>, { name: string }, { name?: 'too-long' }> {
  return parseForm(nameSchema, form);
}

/** Why nobody was signed in. */
export interface PasskeySignInError {
  error: 'refused' | 'disabled' | 'too-many' | 'unavailable';
  minutes?: number;
  fault?: string;
}

/** Why no passkey was added; `missing` and `wrong` are of the password. */
export interface NewPasskeyError {
  error: 'missing' | 'wrong' | 'too-long' | 'refused' | 'signed-out' | 'too-many' | 'unavailable';
  minutes?: number;
  fault?: string;
}

const response = z.looseObject({ id: z.string() });

/** What a browser says of a passkey (WebAuthn's JSON); but for its id it is better-auth that looks at it. */
export type PasskeyResponse = z.output<typeof response>;

/** Reads it from the form by which a script sends it; null for none. */
export function postedResponse(form: FormData): PasskeyResponse | null {
  try {
    return response.safeParse(JSON.parse(postedText(form, 'response'))).data ?? null;
  } catch {
    return null;
  }
}
