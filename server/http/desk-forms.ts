/** Forms of the desk that do not reach it: what was written in them goes back to who wrote it. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { DESK_LANGUAGE, signInPath } from '@/lib/desk/paths';
import { CROSS_SITE } from '@/lib/desk/refusal';
import { sendBuiltPage } from './error-pages';
import { tellReact } from './forbidden';
import { copyField, echoFields, writtenText } from './form-replay';
import { type Passed, refuse } from './next';

/**
 * Answers a form of the desk whose sender's session has ended with what was written in it, to be sent again after signing in;
 * one in which nothing was written leads to signing in.
 */
export function returnSignedOut(request: IncomingMessage, response: ServerResponse, passed: Passed): void {
  onceRead(request, response, passed, (form) => {
    const fields = form ? echoFields(form) : '';
    if (fields)
      return sendBuiltPage(response, 401, editionOf(request), 'signed-out', {
        fault: passed.number,
        fields,
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

/** Hands over the form when it has arrived; null where it cannot be read. */
function onceRead(
  request: IncomingMessage,
  response: ServerResponse,
  passed: Passed,
  answer: (form: FormData | null) => void,
): void {
  const { body } = passed;
  if (!body.limit(() => refuse({ ...passed, request, response, takeOver: () => {} }))) return;
  request
    .on('end', async () => {
      const form = await body.form();
      answer(form instanceof FormData ? form : null);
    })
    .resume();
}

const LANGUAGE = new RegExp(`(?:^|;\\s*)${DESK_LANGUAGE}=(\\w+)`);

/** The address of the edition in whose language the sender has the desk. */
function editionOf({ headers }: IncomingMessage): string {
  return `/${LANGUAGE.exec(headers.cookie ?? '')?.[1] ?? ''}`;
}
