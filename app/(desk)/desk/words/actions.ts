'use server';

import { redirect } from 'next/navigation';
import type { WordFormState } from '@/components/desk/words/word-form';
import { requireModerator } from '@/db/accounts/session';
import { addWordRule, deleteWordRule } from '@/db/moderation/word-lists';
import { wordActions, wordMatches } from '@/lib/comments/word-rules';
import { parseWord } from '@/lib/desk/word-lists';
import { idFromParam } from '@/lib/site/params';

/** Adds a watched word: back comes what is wrong with it, or the list with the word in it. */
export async function addWord(_previous: WordFormState, form: FormData): Promise<WordFormState> {
  await requireModerator();
  const values: WordFormState['values'] = {
    text: String(form.get('text') ?? ''),
    match: wordMatches.find((match) => match === form.get('match')) ?? 'exact',
    action: wordActions.find((action) => action === form.get('action')) ?? 'hold',
  };
  const parsed = parseWord(values.text, values.match);
  if ('error' in parsed) return { error: parsed.error, values };
  const added = await addWordRule({ ...values, text: parsed.text });
  if ('error' in added) return { error: added.error, values };
  redirect(`/desk/words?added=${added.id}#add-word`);
}

/** Deletes a watched word. */
export async function removeWord(form: FormData): Promise<void> {
  await requireModerator();
  const id = idFromParam(String(form.get('id')));
  if (id !== null) await deleteWordRule(id);
  redirect('/desk/words');
}
