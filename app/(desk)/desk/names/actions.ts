'use server';

import { redirect } from 'next/navigation';
import { requireStaff } from '@/db/accounts/session';
import { addTeamName, deleteTeamName } from '@/db/moderation/word-lists';
import { parseTeamName, type TeamNameFormState } from '@/lib/desk/word-lists';
import { parseId } from '@/lib/forms/read';

/** Adds a name of the newsroom. */
export async function addName(_previous: TeamNameFormState, form: FormData): Promise<TeamNameFormState> {
  await requireStaff('names');
  const parsed = parseTeamName(form);
  if ('errors' in parsed) return parsed;
  const added = await addTeamName(parsed.data.name);
  if ('error' in added) return { errors: { name: added.error }, values: parsed.values };
  redirect(`/desk/names?added=${added.id}`);
}

/** Deletes a name of the newsroom. */
export async function removeName(form: FormData): Promise<void> {
  await requireStaff('names');
  const id = parseId(form);
  if (id !== null) await deleteTeamName(id);
  redirect('/desk/names');
}
