'use server';

import { redirect } from 'next/navigation';
import { requireModerator } from '@/db/accounts/session';
import { setThread } from '@/db/moderation/thread-settings';
import { parseThread, threadFormQuery } from '@/lib/desk/thread-form';
import { parseId } from '@/lib/forms/read';

/** Saves an article's thread settings, unless another moderator changed them meanwhile (optimistic locking). */
export async function saveThread(form: FormData): Promise<void> {
  const moderator = await requireModerator();
  const id = parseId(form);
  if (id === null) redirect('/desk');
  const page = `/desk/articles/${id}`;
  const parsed = parseThread(form);
  if ('errors' in parsed) redirect(`${page}?${threadFormQuery(parsed)}`);
  const { seen, ...settings } = parsed.data;
  const result = await setThread(id, settings, moderator.id, seen);
  redirect(`${page}?${result.outcome === 'done' ? 'saved=1' : 'error=stale'}`);
}
