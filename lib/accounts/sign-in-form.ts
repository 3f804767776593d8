import { z } from 'zod';
import { type ParsedForm, parseForm } from '@/lib/forms/read';
import type { FormState } from '@/lib/forms/state';

export interface SignInErrors {
  form?: 'missing' | 'wrong' | 'disabled' | 'too-many' | 'unavailable';
  /** With 'too-many': the minutes to wait. */
  minutes?: number;
  /** With 'unavailable': the number under which the failure is in the log. */
  fault?: string;
}

/** A password is never given back. */
export interface SignInValues {
  email: string;
}

export type SignInFormState = FormState<SignInValues, SignInErrors>;

const schema = z.object({
  email: z.string().trim().min(1),
  password: z.string().min(1),
});

export function parseSignIn(form: FormData): ParsedForm<z.output<typeof schema>, SignInValues, SignInErrors> {
  const parsed = parseForm(schema, form);
  const values = { email: parsed.values.email };
  return 'data' in parsed ? { data: parsed.data, values } : { errors: { form: 'missing' }, values };
}
