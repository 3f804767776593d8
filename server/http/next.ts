import type { IncomingMessage, ServerResponse } from 'node:http';
import { CROWDED } from '@/lib/http/page-marks';
import { log, logFailure } from '@/runtime/log';
import { renderings } from '@/server/cache/in-flight';
import { Crowd } from './crowd';
import { fieldsAgain } from './form-replay';
import { asked, type PageHandler, type PostedForm, postAgain } from './posted-form';
import { BODY_LIMIT, limitBody } from './request-body';
import { answerWithPage, asOf, type Instead, mendAnswer, startAnew } from './responses';

/** A browser takes `//host` and an address of its own for another site. */
const IS_PATH = /^\/(?![/\\])/;

interface Passed {
  /** As it arrived: Next is asked for `request.url`. */
  url: string;
  /** Under which the log has this request. */
  number: string;
  posted: PostedForm;
  /** Whether a page of the reader wing is asked for; what else there is answers for itself. */
  isPage: boolean;
  answerByNext: PageHandler;
}

/**
 * Has Next answer, or answers with a page of ours: where Next fails, where more was sent than is taken, where more forms
 * come at once than can be worked on, and where a form that this version does not know cannot be made one that it knows.
 */
export function passToNext(
  request: IncomingMessage,
  response: ServerResponse,
  { url, number, posted, isPage, answerByNext }: Passed,
): void {
  const answer = (status: number, page: string, fields = '') => {
    takeOver();
    return answerWithPage(response, status, url, page, { fault: number, fields });
  };
  const giveBack = async (status: number, page = 'failure') => {
    const form = await posted();
    if (response.headersSent) return;
    if (form === 'malformed') answer(400, '_');
    else answer(status, page, form ? fieldsAgain(form) : '');
  };
  const sendAway = () => void giveBack(503, CROWDED);

  const askAgain = (again: IncomingMessage, otherwise: (why: Instead) => void) => {
    takeOver();
    startAnew(response, url);
    // Next listens on it a second time.
    response.setMaxListeners(2 * response.getMaxListeners());
    takeOver = mendAnswer(response, otherwise);
    return answerByNext(again, response);
  };

  /**
   * Next gives a page that is being rendered to all who ask for it meanwhile, also to those who know what changed since it
   * began, and while it renders one anew the old one. A rendering that begins after this request has all that they know.
   */
  const takeNewer = async (outdated: number) => {
    await renderings.over(outdated);
    if (!response.destroyed)
      await askAgain(asked(request, request.method ?? 'GET', null, request.headers), answerInstead);
  };

  /** Of an earlier version: taken like one of today; else the page again, or what was written in it. */
  const takeOldForm = async () => {
    const form = await posted();
    if (form === 'malformed') return giveBack(400);
    const again = form && (await postAgain(request, form, answerByNext).catch(noteFailure));
    log.info({ event: 'old-form', outcome: again ? 'renewed' : 'returned' });
    if (again) {
      // Known or not, the form is not renewed twice.
      await askAgain(again, (why) =>
        why === 'crowd' ? sendAway() : void giveBack(why === 'failure' ? 500 : 409),
      );
    } else if (form && fieldsAgain(form) === '' && IS_PATH.test(url)) {
      takeOver();
      startAnew(response, url);
      response.writeHead(303, { Location: url, 'Cache-Control': 'no-store' }).end();
    } else await giveBack(409);
  };

  const answerInstead = (why: Instead) => {
    if (why === 'crowd') sendAway();
    else if (why === 'outdated') void takeNewer(asOf(response) ?? 0);
    else void (why === 'failure' ? giveBack(500) : takeOldForm());
  };
  // What an action has done is not done again.
  const arrived = request.method === 'POST' ? 0 : performance.now();
  let takeOver = isPage ? mendAnswer(response, answerInstead, arrived) : () => {};
  const refuse = () => {
    // Next may still be reading, and learns only by this that nobody waits for its answer.
    response.on('error', () => {});
    return response.headersSent ? response : answer(413, 'too-large');
  };
  if (!limitBody(request, BODY_LIMIT, refuse)) return;
  if (isPage && request.method === 'POST') {
    // A browser shows no answer before all is sent, and what was written must be here to be given back.
    if (crowd.isFull()) return void request.on('end', sendAway).resume();
    crowd.join(request, response);
  }
  void answerByNext(request, response);
}

const crowd = new Crowd();

function noteFailure(error: unknown): null {
  logFailure('The page of an old form could not be made', error);
  return null;
}
