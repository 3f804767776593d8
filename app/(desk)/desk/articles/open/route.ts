import { currentStaff, requireSameOrigin, requireStaff } from '@/db/accounts/session';
import { MAX_BODY_LENGTH } from '@/lib/desk/article-form';
import { postedText } from '@/lib/forms/read';
import { openBody } from '@/lib/rich-text/open';

/** Opens the Markdown of a form for the rich editor: parsing it in the browser would take 119 KB more of script. Stores nothing. */
export async function POST(request: Request): Promise<Response> {
  await requireSameOrigin();
  if (!(await currentStaff())) return new Response(null, { status: 401 });
  await requireStaff('write', 'new');
  const body = postedText(await request.formData(), 'body').replace(/\r\n?/g, '\n');
  if (body.length > MAX_BODY_LENGTH) return new Response(null, { status: 413 });
  return Response.json(openBody(body));
}
