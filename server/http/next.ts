import { IncomingMessage, type ServerResponse } from 'node:http';
import { CROWDED } from '@/lib/http/page-marks';
import { log } from '@/runtime/log';
import { renderings } from '@/server/cache/in-flight';
import { echoFields } from './form-replay';
import { asOf, interceptResponse, type Outcome } from './outcome';
import { ConcurrencyLimit, type RequestBody } from './request-body';
import { resetResponse, sendBuiltPage } from './responses';

/** Next's own. */
export type PageHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

interface Passed {
  /** As it arrived: Next is asked for `request.url`. */
  url: string;
  /** Under which the log has this request. */
  number: string;
  body: RequestBody;
  /** Whether a page of the reader wing is asked for; what else there is answers for itself. */
  isPage: boolean;
  nextHandler: PageHandler;
}

/** A request, from when it is passed to Next until it is answered. */
interface Exchange extends Passed {
  request: IncomingMessage;
  response: ServerResponse;
  /** To be called before an answer of ours: what Next still says then goes nowhere. */
  takeOver: () => void;
}

const posts = new ConcurrencyLimit();

/**
 * Has Next answer, or answers with a page of ours: where Next's answer has one of the outcomes that are replaced, where
 * more was sent than is taken, and where more forms come at once than can be worked on.
 */
export function passToNext(request: IncomingMessage, response: ServerResponse, passed: Passed): void {
  const exchange: Exchange = { ...passed, request, response, takeOver: () => {} };
  const { isPage, body } = exchange;
  if (!body.limit(() => refuse(exchange))) return;
  if (isPage && request.method === 'POST') {
    // A browser shows no answer before all is sent, and what was written must be here to be given back.
    if (posts.isFull()) return void request.on('end', () => REPLACEMENTS.crowded(exchange)).resume();
    posts.add(request, response);
  }
  // What an action has done is not done again.
  askNext(exchange, request, request.method === 'POST' ? 0 : performance.now());
}

/** @param arrived as `interceptResponse` has it */
function askNext(exchange: Exchange, request: IncomingMessage, arrived = 0): void {
  const { response, isPage, nextHandler } = exchange;
  const replace = (outcome: Outcome) => void REPLACEMENTS[outcome](exchange);
  if (isPage) exchange.takeOver = interceptResponse(response, replace, arrived);
  void nextHandler(request, response);
}

/** What is answered in the place of an answer of Next's with this outcome. */
const REPLACEMENTS: Record<Outcome, (exchange: Exchange) => Promise<void>> = {
  failure: (exchange) => returnForm(exchange, 500),
  crowded: (exchange) => returnForm(exchange, 503, CROWDED),
  'unknown-action': returnOldForm,
  outdated: renderAgain,
};

/** A page that says what went wrong, with what was written in the form that was posted, to be sent again. */
async function returnForm(exchange: Exchange, status: number, page = 'failure'): Promise<void> {
  const form = await exchange.body.form();
  if (exchange.response.headersSent) return;
  if (form === 'malformed') answer(exchange, 400, '_');
  else answer(exchange, status, page, form ? echoFields(form) : '');
}

/** A browser takes `//host` and an address of its own for another site. */
const IS_PATH = /^\/(?![/\\])/;

/** A form of an earlier version whose action is gone (docs/0021-versions.md); where nothing is lost, its page anew. */
async function returnOldForm(exchange: Exchange): Promise<void> {
  const { url, response, body } = exchange;
  const form = await body.form();
  const isEmpty = form instanceof FormData && echoFields(form) === '' && IS_PATH.test(url);
  log.info({ event: 'old-form', outcome: isEmpty ? 'reopened' : 'returned' });
  if (!isEmpty) return returnForm(exchange, 409);
  exchange.takeOver();
  resetResponse(response, url);
  response.writeHead(303, { Location: url, 'Cache-Control': 'no-store' }).end();
}

/**
 * Next gives a page that is being rendered to all who ask for it meanwhile, also to those who know what changed since it
 * began, and while it renders one anew the old one. A rendering that begins after this request has all that they know.
 */
async function renderAgain(exchange: Exchange): Promise<void> {
  const { request, response, url } = exchange;
  await renderings.over(asOf(response) ?? 0);
  if (response.destroyed) return;
  exchange.takeOver();
  resetResponse(response, url);
  // Next listens on it a second time.
  response.setMaxListeners(2 * response.getMaxListeners());
  // What comes now is taken, however old it is.
  askNext(exchange, repeated(request));
}

/** Another request for the same address, on the same connection. */
function repeated({ socket, url, method, headers }: IncomingMessage): IncomingMessage {
  const request = Object.assign(new IncomingMessage(socket), { url, method, headers, complete: true });
  request.push(null);
  return request;
}

function refuse(exchange: Exchange): ServerResponse {
  const { response } = exchange;
  // Next may still be reading, and learns only by this that nobody waits for its answer.
  response.on('error', () => {});
  return response.headersSent ? response : answer(exchange, 413, 'too-large');
}

function answer({ takeOver, response, url, number }: Exchange, status: number, page: string, fields = '') {
  takeOver();
  return sendBuiltPage(response, status, url, page, { fault: number, fields });
}
