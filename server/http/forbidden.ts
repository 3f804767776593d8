import { IncomingMessage, type ServerResponse } from 'node:http';
import { isDeskPath } from '@/lib/desk/paths';
import { encodeRefusal, FORBIDDEN, REFUSAL_HEADER, type Refusal } from '@/lib/desk/refusal';
import { forgetRefusal, refusedAct } from '@/runtime/refused-acts';
import { sendBuiltPage } from './error-pages';
import { writtenText } from './form-replay';
import type { RequestBody } from './request-body';
import { resetResponse } from './response-headers';
import { tapResponse } from './response-tap';

interface Asked {
  request: IncomingMessage;
  response: ServerResponse;
  url: string;
  /** The request id. */
  number: string;
  body: RequestBody;
  nextHandler: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

/**
 * The desk's 403: replaces whatever Next answers to a request that the desk refused (db/accounts/session.ts) by the page
 * that says so, in the language of who asked. Next's own `forbidden()` is experimental, draws its page by a script, and
 * answers a form posted without one 404.
 */
export function interceptForbidden(asked: Asked): void {
  const { response, number } = asked;
  response.once('close', () => forgetRefusal(number));
  const takeOver = tapResponse(response, {
    isDiscarded: () => refusedAct(number) !== undefined,
    // Next must have done with the request before it is asked again.
    onDiscardEnd: () => {
      takeOver();
      void answer(asked);
    },
  });
}

async function answer({ request, response, url, number, body, nextHandler }: Asked): Promise<void> {
  if (!isDeskPath(url)) return void sendBuiltPage(response, 403, url, 'failure', { fault: number });
  const form = await body.form();
  const text = form instanceof FormData ? writtenText(form) : '';
  const refusal = { act: '', role: 'author', ...refusedAct(number), text } as const;
  resetResponse(response, url);
  if (tellReact(request, response, refusal)) return;
  tapResponse(response, { onHead: (status) => (status === 200 ? 403 : status) });
  await nextHandler(pageRequest(request, encodeRefusal(refusal)), response);
}

/** Answers what React asked for: it makes an error of a plain text, with these words (app/(desk)/desk/error.tsx). */
export function tellReact(request: IncomingMessage, response: ServerResponse, refusal: Refusal): boolean {
  if (!request.headers['next-action']) return false;
  response.setHeader('Cache-Control', 'no-store');
  response.writeHead(403, { 'Content-Type': 'text/plain' }).end(encodeRefusal(refusal));
  return true;
}

/** A GET of the page of refusals, by whoever sent the request. */
function pageRequest({ socket, headers }: IncomingMessage, refusal: string): IncomingMessage {
  const { host, cookie, 'user-agent': agent, 'x-forwarded-for': address } = headers;
  const asked = { host, cookie, 'user-agent': agent, 'x-forwarded-for': address, [REFUSAL_HEADER]: refusal };
  const request = new IncomingMessage(socket);
  Object.assign(request, { url: FORBIDDEN, method: 'GET', headers: asked, complete: true });
  request.push(null);
  return request;
}
