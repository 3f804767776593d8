'use server';

import { redirect } from 'next/navigation';
import { requireStaff } from '@/db/accounts/session';
import { addWordRule, deleteWordRule } from '@/db/moderation/word-lists';
import { parseWord, type WordFormState } from '@/lib/desk/word-lists';
import { parseId } from '@/lib/forms/read';

/** Adds a watched word. */
export async function addWord(_previous: WordFormState, form: FormData): Promise<WordFormState> {
  await requireStaff('words');
  const parsed = parseWord(form);
  if ('errors' in parsed) return parsed;
  const added = await addWordRule(parsed.data);
  if ('error' in added) return { errors: { text: added.error }, values: parsed.values };
  redirect(`/desk/words?added=${added.id}`);
}

/** Deletes a watched word. */
export async function removeWord(form: FormData): Promise<void> {
  await requireStaff('words');
  const id = parseId(form);
  if (id !== null) await deleteWordRule(id);
  redirect('/desk/words');
}
