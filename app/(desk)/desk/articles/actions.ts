'use server';

import { redirect } from 'next/navigation';
import { requireStaff } from '@/db/accounts/session';
import { addPreviewLink, revokePreviewLink } from '@/db/writing/preview';
import { ARTICLES, deskPathOf } from '@/lib/desk/articles-url';
import { parseId, postedText } from '@/lib/forms/read';
import { idFromParam } from '@/lib/site/params';
import { showAgain } from '../show-again';

/** Makes a link by which somebody outside sees the working copy. */
export async function linkPreview(form: FormData): Promise<void> {
  const id = parseId(form);
  const staff = await requireStaff('write', { articleId: id ?? 0 });
  if (id === null) redirect(ARTICLES);
  await addPreviewLink(id, staff.id);
  await showAgain(`${deskPathOf({ id, purpose: postedText(form, 'purpose') })}#previews`);
}

/** Revokes such a link. */
export async function unlinkPreview(form: FormData): Promise<void> {
  const id = parseId(form);
  await requireStaff('write', { articleId: id ?? 0 });
  const link = idFromParam(postedText(form, 'link'));
  if (id === null) redirect(ARTICLES);
  if (link !== null) await revokePreviewLink(id, link);
  await showAgain(`${deskPathOf({ id, purpose: postedText(form, 'purpose') })}#previews`);
}
