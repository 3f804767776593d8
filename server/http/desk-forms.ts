/** Forms of the desk that do not reach it: what was written in them goes back to who wrote it. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { signInPath } from '@/lib/desk/paths';
import { CROSS_SITE } from '@/lib/desk/refusal';
import { deskEditionPath } from './desk-language';
import { returned, sendBuiltPage } from './error-pages';
import { tellReact } from './forbidden';
import { copyField, writtenText } from './form-replay';
import { type Passed, refuse } from './next';
import { tapResponse } from './response-tap';

/**
 * Answers a form of the desk whose sender's session has ended with what was written in it, to be sent again after signing in, and
 * with fields for the files that were chosen; one with neither leads to signing in.
 */
export function returnSignedOut(request: IncomingMessage, response: ServerResponse, passed: Passed): void {
  onceRead(request, response, passed, (form) => {
    const filling = returned(form);
    if (filling.fields)
      return sendBuiltPage(response, 401, deskEditionPath(request), 'signed-out', {
        ...filling,
        fault: passed.number,
        isDesk: true,
      });
    const headers = { Location: signInPath(passed.url), 'Cache-Control': 'no-store' };
    return response.writeHead(303, headers).end();
  });
}

/**
 * Answers a form that was not sent from the desk with what was written in it as words to copy: sent again from a page of ours,
 * a stranger's would have the rights of who works here.
 */
export function refuseCrossSiteAtDesk(
  request: IncomingMessage,
  response: ServerResponse,
  passed: Passed,
): void {
  onceRead(request, response, passed, (form) => {
    const text = form ? writtenText(form) : '';
    if (tellReact(request, response, { act: CROSS_SITE, role: 'author', text })) return;
    const filling = { fault: passed.number, fields: copyField(text), isDesk: true as const };
    sendBuiltPage(response, 403, deskEditionPath(request), 'desk-cross-site', filling);
  });
}

/**
 * Where the desk fails over a form that a browser sent by itself, or finds it too large, the answer is what was written in it, to be
 * sent again: the disk may be full. A script keeps its text, and is told by the status.
 */
export function returnFailed(request: IncomingMessage, response: ServerResponse, passed: Passed): void {
  let isTooLarge = false;
  const takeOver = tapResponse(response, {
    isDiscarded: (status) => {
      isTooLarge = status === 413;
      return isTooLarge || status >= 500;
    },
    onDiscard: async () => {
      request.resume();
      const form = await passed.body.returnable();
      takeOver();
      const filling = { ...returned(form), fault: passed.number, isDesk: true as const };
      const edition = deskEditionPath(request);
      if (isTooLarge) sendBuiltPage(response, 413, edition, 'too-large', filling);
      else sendBuiltPage(response, 500, edition, 'failure', filling);
    },
  });
}

/** Hands over the form when it has arrived; null where it cannot be read. */
function onceRead(
  request: IncomingMessage,
  response: ServerResponse,
  passed: Passed,
  answer: (form: FormData | null) => void,
): void {
  const { body } = passed;
  if (!body.limit(() => refuse({ ...passed, request, response, takeOver: () => {} }))) return;
  request.on('end', async () => answer(await body.returnable())).resume();
}
