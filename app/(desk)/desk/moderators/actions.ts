'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import type { ModeratorFormState } from '@/components/desk/accounts/moderator-form';
import { addModerator, makePassword, setDisabled, setRole } from '@/db/accounts/moderators';
import { requireModerator } from '@/db/accounts/session';
import { roles } from '@/db/schema/moderators';
import { parseModerator } from '@/lib/desk/moderator-form';

const EMPTY = { name: '', email: '', role: 'moderator' } as const;

/** Adds a moderator with a first password, which comes back to be shown once. */
export async function appointModerator(
  _previous: ModeratorFormState,
  form: FormData,
): Promise<ModeratorFormState> {
  await requireModerator('admin');
  const values: ModeratorFormState['values'] = {
    name: String(form.get('name') ?? ''),
    email: String(form.get('email') ?? ''),
    role: roles.find((role) => role === form.get('role')) ?? 'moderator',
  };
  const parsed = parseModerator(values);
  if ('errors' in parsed) return { errors: parsed.errors, values };
  const password = makePassword();
  const added = await addModerator({ ...parsed.moderator, role: values.role, password });
  if ('error' in added) return { errors: { email: added.error }, values };
  refresh();
  return { errors: {}, values: EMPTY, added: { email: added.moderator.email, password } };
}

/** Makes an admin of a moderator, or the other way round. */
export async function changeRole(form: FormData): Promise<void> {
  const admin = await requireModerator('admin');
  const role = roles.find((name) => name === form.get('role'));
  if (role) await setRole(String(form.get('id')), role, admin);
  redirect('/desk/moderators');
}

/** Lets a moderator in, or keeps them out from this moment on. */
export async function changeAccess(form: FormData): Promise<void> {
  const admin = await requireModerator('admin');
  await setDisabled(String(form.get('id')), form.get('access') !== 'enable', admin);
  redirect('/desk/moderators');
}
