import { once } from 'node:events';
import { IncomingMessage, type ServerResponse } from 'node:http';
import { MockedResponse } from 'next/dist/server/lib/mock-request.js';
import { renewForm } from './old-form';
import { BODY_LIMIT } from './request-body';

/** What a request brought, when it was a form. */
export type PostedForm = ReturnType<typeof keepForm>;

/** How long the page of an old form is waited for, in milliseconds: longer than any takes to be made. */
const PATIENCE = 10_000;

/** Next's own. */
export type PageHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Keeps what a request brings while others read it, up to BODY_LIMIT; gives the form that it was, 'malformed' where it
 * only says that it is one, else null. To be called before anything is waited for: what has come by then is not seen.
 */
export function keepForm(request: IncomingMessage): () => Promise<FormData | 'malformed' | null> {
  const { push, method, headers } = request;
  if (method !== 'POST') return async () => null;
  const chunks: Buffer[] = [];
  let received = 0;
  request.push = (chunk: Buffer | null, encoding) => {
    received += chunk?.length ?? 0;
    if (chunk && received <= BODY_LIMIT) chunks.push(chunk);
    return push.call(request, chunk, encoding);
  };
  return async () => {
    if (!request.complete || received > BODY_LIMIT) return null;
    const body = new Response(Buffer.concat(chunks), {
      headers: { 'content-type': headers['content-type'] ?? '' },
    });
    const isForm = /^multipart\/form-data\b/i.test(headers['content-type'] ?? '');
    return body.formData().catch(() => (isForm ? 'malformed' : null));
  };
}

/**
 * The request that posts a form of an earlier version again, as the page of today would have made it. Null when that
 * page has no such form.
 * @param answer Next's, which renders the page
 */
export async function postAgain(
  request: IncomingMessage,
  posted: FormData,
  answer: PageHandler,
): Promise<IncomingMessage | null> {
  const renewed = renewForm(posted, await pageOf(request, answer));
  if (!renewed) return null;
  const made = new Response(renewed);
  const body = Buffer.from(await made.arrayBuffer());
  const { 'transfer-encoding': _, ...headers } = request.headers;
  return asked(request, 'POST', body, {
    ...headers,
    'content-type': made.headers.get('content-type') ?? '',
    'content-length': String(body.length),
  });
}

/** The page that the form of this request stands in, as this version renders it for its reader. */
async function pageOf(request: IncomingMessage, answer: PageHandler): Promise<string> {
  const { host, cookie, 'user-agent': agent } = request.headers;
  const chunks: Buffer[] = [];
  const response = new MockedResponse({
    socket: request.socket,
    resWriter: (chunk) => chunks.push(Buffer.from(chunk)) > 0,
  });
  const ended = once(response, 'finish', { signal: AbortSignal.timeout(PATIENCE) });
  // Together: a rendering that hangs is not waited for either.
  await Promise.all([
    ended,
    answer(asked(request, 'GET', null, { host, cookie, 'user-agent': agent }), response),
  ]);
  return Buffer.concat(chunks).toString();
}

/** Another request for the same address, on the same connection. */
export function asked(
  { socket, url }: IncomingMessage,
  method: string,
  body: Buffer | null,
  headers: IncomingMessage['headers'],
): IncomingMessage {
  const request = Object.assign(new IncomingMessage(socket), { url, method, headers, complete: true });
  if (body) request.push(body);
  request.push(null);
  return request;
}
