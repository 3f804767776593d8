'use server';

import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { addModerator, generatePassword, setDisabled, setRole } from '@/db/accounts/moderators';
import { requireModerator } from '@/db/accounts/session';
import { roles } from '@/lib/desk/moderator';
import { EMPTY_MODERATOR, type ModeratorFormState, parseModerator } from '@/lib/desk/moderator-form';
import { postedText } from '@/lib/forms/read';

/** Adds a moderator with a generated password, which is returned to be shown once. */
export async function appointModerator(
  _previous: ModeratorFormState,
  form: FormData,
): Promise<ModeratorFormState> {
  await requireModerator('admin');
  const parsed = parseModerator(form);
  if ('errors' in parsed) return parsed;
  const password = generatePassword();
  const added = await addModerator({ ...parsed.data, password });
  if ('error' in added) return { errors: { email: added.error }, values: parsed.values };
  refresh();
  return { errors: {}, values: EMPTY_MODERATOR, added: { email: added.moderator.email, password } };
}

export async function changeRole(form: FormData): Promise<void> {
  const admin = await requireModerator('admin');
  const role = roles.find((name) => name === form.get('role'));
  if (role) await setRole(postedText(form, 'id'), role, admin);
  redirect('/desk/moderators');
}

/** Enables or disables a moderator, at once. */
export async function changeAccess(form: FormData): Promise<void> {
  const admin = await requireModerator('admin');
  await setDisabled(postedText(form, 'id'), form.get('access') !== 'enable', admin);
  redirect('/desk/moderators');
}
