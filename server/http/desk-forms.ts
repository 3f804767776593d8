/** Forms of the desk that do not reach it: what was written in them goes back to who wrote it. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { DESK_LANGUAGE, signInPath } from '@/lib/desk/paths';
import { CROSS_SITE } from '@/lib/desk/refusal';
import { type Edition, isEdition, site } from '@/site.config';
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
      return sendBuiltPage(response, 401, editionOf(request), 'signed-out', {
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
    sendBuiltPage(response, 403, editionOf(request), 'desk-cross-site', filling);
  });
}

/**
 * Where the desk fails over a form that a browser sent by itself, the answer is what was written in it, to be sent again: the disk
 * may be full. A script keeps its text, and is told by the status.
 */
export function returnFailed(request: IncomingMessage, response: ServerResponse, passed: Passed): void {
  const takeOver = tapResponse(response, {
    isDiscarded: (status) => status >= 500,
    onDiscard: async () => {
      request.resume();
      const form = await passed.body.returnable();
      takeOver();
      const filling = { ...returned(form), fault: passed.number, isDesk: true as const };
      sendBuiltPage(response, 500, editionOf(request), 'failure', filling);
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

const LANGUAGE = new RegExp(`(?:^|;\\s*)${DESK_LANGUAGE}=(\\w+)`);

/** The address of the edition in whose language the sender has the desk. */
function editionOf(request: IncomingMessage): string {
  return `/${chosenIn(request)}`;
}

/** The edition in whose language the sender has the desk. */
export function deskEditionOf(request: IncomingMessage): Edition {
  const chosen = chosenIn(request);
  return isEdition(chosen) ? chosen : site.defaultEdition;
}

function chosenIn({ headers }: IncomingMessage): string {
  return LANGUAGE.exec(headers.cookie ?? '')?.[1] ?? '';
}
