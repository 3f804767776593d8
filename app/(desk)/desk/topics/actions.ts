'use server';

import { redirect } from 'next/navigation';
import { requireStaff } from '@/db/accounts/session';
import { mergeTopic, renameTopic } from '@/db/writing/topics';
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
  if (outcome === 'gone') return { errors: { form: outcome }, values: parsed.values };
  redirect(`/desk/topics/${id}?saved=1#content`);
}

/** Merges a topic into another. */
export async function merge(form: FormData): Promise<void> {
  await requireStaff('catalogue');
  const id = parseId(form);
  const into = idFromParam(postedText(form, 'into'));
  if (id === null || into === null) redirect('/desk/topics');
  const { outcome } = await mergeTopic(id, into);
  redirect(outcome === 'merged' ? `/desk/topics/${into}?merged=1#content` : `/desk/topics/${id}`);
}
