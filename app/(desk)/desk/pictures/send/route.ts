import { currentStaff, requireStaff } from '@/db/accounts/session';
import { addressOfPicture } from '@/db/media/pictures';
import { markdownOfPosted, storePosted } from '@/db/writing/pictures';
import { problemQuery } from '@/lib/desk/article-form';
import { PICTURE_STORE } from '@/lib/desk/pictures-url';
import { seeOther } from '@/lib/http/see-other';

/**
 * Stores a picture that the script sends by itself, dropped or pasted into a text: answers with its address and
 * its Markdown, or what is wrong.
 * The form of the store is led back to it.
 */
export async function POST(request: Request): Promise<Response> {
  if (!(await currentStaff())) return new Response(null, { status: 401 });
  await requireStaff('write', 'new');
  const form = await request.formData();
  const stored = await storePosted(form, 'picture');
  if (form.get('to') === 'store') {
    const problem =
      stored && 'problem' in stored ? problemQuery({ ...stored.problem, field: 'picture' }) : null;
    return seeOther(`${PICTURE_STORE}?${problem ?? (stored ? 'done=stored' : '')}#content`);
  }
  if (!stored) return new Response(null, { status: 400 });
  if ('problem' in stored) return Response.json(stored, { status: 422 });
  const markdown = markdownOfPosted(stored.file, form);
  return Response.json({ src: addressOfPicture(stored.file), markdown });
}
