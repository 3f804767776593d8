'use server';

import { redirect } from 'next/navigation';
import type { NameFormState } from '@/components/desk/words/name-form';
import { requireModerator } from '@/db/accounts/session';
import { addTeamName, deleteTeamName } from '@/db/moderation/team-names';
import { parseTeamName } from '@/lib/desk/word-lists';
import { idFromParam } from '@/lib/site/params';

/** Adds a name of the newsroom: back comes what is wrong with it, or the list with the name in it. */
export async function addName(_previous: NameFormState, form: FormData): Promise<NameFormState> {
  await requireModerator();
  const typed = String(form.get('name') ?? '');
  const parsed = parseTeamName(typed);
  if ('error' in parsed) return { error: parsed.error, name: typed };
  const added = await addTeamName(parsed.name);
  if ('error' in added) return { error: added.error, name: typed };
  redirect(`/desk/names?added=${added.id}#add-name`);
}

/** Deletes a name of the newsroom. */
export async function removeName(form: FormData): Promise<void> {
  await requireModerator();
  const id = idFromParam(String(form.get('id')));
  if (id !== null) await deleteTeamName(id);
  redirect('/desk/names');
}
