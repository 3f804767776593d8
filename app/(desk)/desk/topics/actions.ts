'use server';

import { redirect } from 'next/navigation';
import { requireStaff } from '@/db/accounts/session';
import { mergeTopic, placeTopic, renameTopic } from '@/db/writing/topics';
import { parseTopic, type TopicFormState } from '@/lib/desk/named-form';
import { parseId, postedText } from '@/lib/forms/read';
import { idFromParam } from '@/lib/site/params';

/** Renames a topic. */
export async function saveTopic(_previous: TopicFormState, form: FormData): Promise<TopicFormState> {
  await requireStaff('catalogue');
  const parsed = parseTopic(form);
  if ('errors' in parsed) return parsed;
  const id = parseId(form);
  const { outcome } = id === null ? { outcome: 'gone' as const } : await renameTopic(id, parsed.data);
  if (outcome === 'slug-taken') return { errors: { slug: outcome }, values: parsed.values };
  if (outcome === 'lead-gone') return { errors: { leadId: outcome }, values: parsed.values };
  if (outcome === 'gone') return { errors: { form: outcome }, values: parsed.values };
  redirect(`/desk/topics/${id}?saved=1`);
}

/** Merges a topic into another. */
export async function merge(form: FormData): Promise<void> {
  await requireStaff('catalogue');
  const id = parseId(form);
  const into = idFromParam(postedText(form, 'into'));
  if (id === null || into === null) redirect('/desk/topics');
  const { outcome } = await mergeTopic(id, into);
  redirect(outcome === 'merged' ? `/desk/topics/${into}?merged=1` : `/desk/topics/${id}`);
}

/** Puts a topic in its place in the header and in lists. */
export async function place(form: FormData): Promise<void> {
  await requireStaff('catalogue');
  const id = parseId(form);
  if (id === null) redirect('/desk/topics');
  const after = postedText(form, 'after');
  const { outcome } = await placeTopic(id, after === 'first' ? after : idFromParam(after));
  redirect(outcome === 'placed' ? `/desk/topics/${id}?saved=1` : `/desk/topics/${id}`);
}
