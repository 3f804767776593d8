'use server';

import { redirect } from 'next/navigation';
import { requireStaff } from '@/db/accounts/session';
import { deletePicture } from '@/db/media/uses';
import { choosePicture } from '@/db/writing/choose-picture';
import { ARTICLES, deskArticlePath } from '@/lib/desk/articles-url';
import { PICTURE_STORE } from '@/lib/desk/pictures-url';
import { parseId, postedText } from '@/lib/forms/read';
import { idFromParam } from '@/lib/site/params';

/** Puts a stored picture into the working copy of an article: as its lead, or into its text. */
export async function choose(form: FormData): Promise<void> {
  const id = parseId(form);
  const staff = await requireStaff('write', { articleId: id ?? 0 });
  if (id === null) redirect(ARTICLES);
  const { outcome } = await choosePicture(id, staff, {
    file: postedText(form, 'file'),
    isLead: postedText(form, 'as') === 'lead',
    caret: idFromParam(postedText(form, 'caret')),
  });
  redirect(`${deskArticlePath(id)}?${outcome === 'conflict' ? 'conflict=1' : 'done=saved'}#status`);
}

/** Deletes a picture that is used nowhere. */
export async function remove(form: FormData): Promise<void> {
  await requireStaff('catalogue');
  const { outcome } = await deletePicture(postedText(form, 'file'));
  redirect(`${PICTURE_STORE}?done=${outcome}`);
}
