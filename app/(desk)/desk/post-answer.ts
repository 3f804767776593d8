import { headers } from 'next/headers';
import type { Staff } from '@/db/accounts/auth';
import { addAnswer } from '@/db/comments/answers';
import type { ItemTextErrors } from '@/lib/desk/item-text-form';

/** Stores an answer to a comment, from the queue or the author's list; why it was not, as errors of its form. */
export async function postAnswer(
  staff: Staff,
  parentId: number,
  body: string,
): Promise<{ id: number | null } | { errors: ItemTextErrors }> {
  const sent = await headers();
  const browser = { address: sent.get('x-forwarded-for') ?? '', agent: sent.get('user-agent') ?? '' };
  const added = await addAnswer(staff, parentId, body, browser);
  if (!('error' in added)) return { id: added.stored?.id ?? null };
  const { error } = added;
  if (error === 'same-text') return { errors: { text: error } };
  return { errors: { form: error === 'closed' || error === 'parent-gone' ? error : 'unavailable' } };
}
