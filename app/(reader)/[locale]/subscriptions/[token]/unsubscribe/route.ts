import { unsubscribeByToken } from '@/db/mail/subscriptions';
import { seeOther } from '@/lib/http/see-other';
import { slugFromParam } from '@/lib/site/params';
import { pathFor } from '@/lib/site/paths';
import { toEdition } from '@/site.config';

type Context = RouteContext<'/[locale]/subscriptions/[token]/unsubscribe'>;

/** The form of RFC 8058 has one short field. */
const MAX_BODY_BYTES = 2048;

/**
 * One-click unsubscribing (RFC 8058): a mail program posts `List-Unsubscribe=One-Click`, without cookies and without
 * having been here. The token in the address is all it needs.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  if (!(await isOneClick(request))) return answer(400, 'List-Unsubscribe=One-Click expected');
  const ended = await unsubscribeByToken((await params).token);
  return ended ? answer(200, 'unsubscribed') : answer(404, 'no such subscription');
}

/** For a person who follows the address, or a link scanner: nothing changes, the page has a button. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { locale, token } = await params;
  const page = pathFor(toEdition(locale), 'subscriptions', slugFromParam(token) ?? '_');
  return seeOther(page);
}

async function isOneClick(request: Request): Promise<boolean> {
  const type = request.headers.get('content-type') ?? '';
  const body = await readStart(request);
  if (body === null) return false;
  const form = await new Response(body, { headers: { 'content-type': type } }).formData().catch(() => null);
  return form?.get('List-Unsubscribe') === 'One-Click';
}

/** The body; null when it is too long. */
async function readStart(request: Request): Promise<Blob | null> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    size += read.value.length;
    if (size > MAX_BODY_BYTES) {
      await reader?.cancel();
      return null;
    }
    chunks.push(read.value);
  }
  return new Blob(chunks);
}

function answer(status: number, text: string): Response {
  return new Response(`${text}\n`, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
}
