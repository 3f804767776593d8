import { currentStaff, requireStaff } from '@/db/accounts/session';
import { markdownOfPosted, storePosted } from '@/db/writing/pictures';

/** Stores a picture that the script sends by itself, dropped or pasted into a text: answers with its Markdown, or what is wrong. */
export async function POST(request: Request): Promise<Response> {
  if (!(await currentStaff())) return new Response(null, { status: 401 });
  await requireStaff('write', 'new');
  const form = await request.formData();
  const stored = await storePosted(form, 'picture');
  if (!stored) return new Response(null, { status: 400 });
  if ('problem' in stored) return Response.json(stored, { status: 422 });
  return Response.json({ markdown: markdownOfPosted(stored.file, form) });
}
