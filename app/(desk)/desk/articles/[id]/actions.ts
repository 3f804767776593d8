'use server';

import { redirect } from 'next/navigation';
import { requireStaff } from '@/db/accounts/session';
import { setEditors } from '@/db/articles/editors';
import { setThread } from '@/db/moderation/thread-settings';
import { parseThread, threadFormQuery } from '@/lib/desk/thread-form';
import { parseId } from '@/lib/forms/read';

/** Saves an article's thread settings, unless somebody changed them meanwhile (optimistic locking). */
export async function saveThread(form: FormData): Promise<void> {
  const id = parseId(form);
  const staff = await requireStaff('thread', { articleId: id ?? 0 });
  if (id === null) redirect('/desk');
  const page = `/desk/articles/${id}/thread`;
  const parsed = parseThread(form);
  if ('errors' in parsed) redirect(`${page}?${threadFormQuery(parsed)}`);
  const { seen, ...settings } = parsed.data;
  const result = await setThread(id, settings, staff.id, seen);
  redirect(`${page}?${result.outcome === 'done' ? 'saved=1' : 'error=stale'}`);
}

/** Sets who edits an article. */
export async function saveEditors(form: FormData): Promise<void> {
  const id = parseId(form) ?? 0;
  const staff = await requireStaff('assign', { articleId: id });
  const done = await setEditors(id, form.getAll('editor').map(String), staff.id);
  redirect(`/desk/articles/${id}/thread${done ? '?editors=1' : ''}`);
}
