import { requireStaff } from '@/db/accounts/session';
import { findPicture } from '@/db/media/uses';
import { setPortrait } from '@/db/writing/authors';
import { storePosted } from '@/db/writing/pictures';
import { problemQuery } from '@/lib/desk/article-form';
import { parseId, postedText } from '@/lib/forms/read';
import { seeOther } from '@/lib/http/see-other';

/** Stores an author's portrait, takes one that is stored, or takes it away. A route handler: actions take no files of that size. */
export async function POST(request: Request): Promise<Response> {
  await requireStaff('catalogue');
  const form = await request.formData();
  const id = parseId(form);
  const page = id === null ? '/desk/authors' : `/desk/authors/${id}`;
  if (id === null) return seeOther(page);
  if (form.has('remove')) {
    await setPortrait(id, null);
    return seeOther(`${page}?saved=1#content`);
  }
  const chosen = postedText(form, 'file');
  if (chosen) {
    if (await findPicture(chosen)) await setPortrait(id, chosen);
    return seeOther(`${page}?saved=1#content`);
  }
  const stored = await storePosted(form, 'portrait');
  if (!stored) return seeOther(page);
  if ('problem' in stored)
    return seeOther(`${page}?${problemQuery({ ...stored.problem, field: 'picture' })}#portrait`);
  await setPortrait(id, stored.file);
  return seeOther(`${page}?saved=1#content`);
}
