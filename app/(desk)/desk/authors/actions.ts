'use server';

import { redirect } from 'next/navigation';
import { requireStaff } from '@/db/accounts/session';
import { updateAuthor } from '@/db/writing/authors';
import { type AuthorFormState, parseAuthor } from '@/lib/desk/named-form';
import { parseId } from '@/lib/forms/read';

/** Changes an author. */
export async function saveAuthor(_previous: AuthorFormState, form: FormData): Promise<AuthorFormState> {
  await requireStaff('catalogue');
  const parsed = parseAuthor(form);
  if ('errors' in parsed) return parsed;
  const id = parseId(form);
  const { outcome } = id === null ? { outcome: 'gone' as const } : await updateAuthor(id, parsed.data);
  if (outcome === 'slug-taken') return { errors: { slug: outcome }, values: parsed.values };
  if (outcome === 'gone') return { errors: { form: outcome }, values: parsed.values };
  redirect(`/desk/authors/${id}?saved=1`);
}
