import { IncomingMessage, type ServerResponse } from 'node:http';
import { CROWDED_PAGE, NOT_FOUND_PAGE } from '@/lib/http/error-pages';
import { log } from '@/runtime/log';
import { routeOf } from '@/runtime/routes';
import { renderings } from '@/server/cache/in-flight';
import { returned, sendBuiltPage } from './error-pages';
import { interceptForbidden } from './forbidden';
import { echoFields } from './form-replay';
import { asOf, interceptResponse, type Outcome } from './intercept';
import { interceptMissing } from './missing';
import { ConcurrencyLimit, type RequestBody, takesUploads } from './request-body';
import { resetResponse } from './response-headers';
import { isOneClickUnsubscribe } from './trust';

/** Next's request handler. */
export type PageHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface Passed {
  /** As it arrived: Next is asked for `request.url`. */
  url: string;
  /** The request id in the log. */
  number: string;
  body: RequestBody;
  /** Whether our error pages may replace Next's answer; what is no page answers for itself. */
  isPage: boolean;
  nextHandler: PageHandler;
}

/** A request, from when it is passed to Next until it is answered. */
interface Exchange extends Passed {
  request: IncomingMessage;
  response: ServerResponse;
  /** To be called before an answer of ours: what Next still writes is then ignored. */
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
  if (isPage && isStrayPost(request)) {
    request.resume();
    return void askNext(exchange, withoutBody(request, 'GET'), performance.now());
  }
  if (isPage && request.method === 'POST') {
    // A browser shows no answer before all is sent, and the text must have arrived to be returned.
    if (posts.isFull()) return void request.on('end', () => REPLACEMENTS.crowded(exchange)).resume();
    posts.add(request, response);
  }
  // Never repeated: an action is not idempotent.
  askNext(exchange, request, request.method === 'POST' ? 0 : performance.now());
}

/** Answers a reader's form from another site's page with what was written in it, once all has arrived. */
export function refuseCrossSite(request: IncomingMessage, response: ServerResponse, passed: Passed): void {
  const exchange: Exchange = { ...passed, request, response, takeOver: () => {} };
  if (!exchange.body.limit(() => refuse(exchange))) return;
  request.on('end', () => void returnForm(exchange, 403, 'cross-site')).resume();
}

/** Feeds and other files, whose handlers answer a POST by 405. */
const FILE_ROUTE = /\.\w+$/;

/**
 * Whether a POST is of none of our forms, which are multipart. Next would render the page outside its cache, where one
 * that is not there is not known for 404: such a POST is answered as a GET would be.
 */
function isStrayPost({ method, url = '', headers }: IncomingMessage): boolean {
  return (
    method === 'POST' &&
    !/^multipart\/form-data\b/i.test(headers['content-type'] ?? '') &&
    !isOneClickUnsubscribe(url) &&
    !FILE_ROUTE.test(routeOf(url).route)
  );
}

/** @param arrived as `interceptResponse` has it */
function askNext(exchange: Exchange, request: IncomingMessage, arrived = 0): void {
  const { response, isPage, nextHandler } = exchange;
  const replace = (outcome: Outcome) => void REPLACEMENTS[outcome](exchange);
  if (isPage) exchange.takeOver = interceptResponse(response, replace, arrived);
  interceptMissing(response, exchange.number);
  interceptForbidden(exchange);
  void nextHandler(request, response);
}

/** The answers that replace Next's, by outcome. */
const REPLACEMENTS: Record<Outcome, (exchange: Exchange) => Promise<void>> = {
  failure: (exchange) => returnForm(exchange, 500),
  crowded: (exchange) => returnForm(exchange, 503, CROWDED_PAGE),
  'unknown-action': returnOldForm,
  outdated: renderAgain,
};

/** Sends an error page, with what was written in the posted form for resubmission. */
async function returnForm(exchange: Exchange, status: number, page = 'failure'): Promise<void> {
  const form = await exchange.body.form();
  if (exchange.response.headersSent) return;
  if (form === 'malformed') answer(exchange, 400, NOT_FOUND_PAGE);
  else answer(exchange, status, page, form);
}

/** No open redirect: browsers take `//host` and `/\host` for another site. */
const IS_PATH = /^\/(?![/\\])/;

/** A form of an earlier build whose action is gone (docs/0021-versions.md); with nothing written in it, back to its page. */
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
 * Retries an outdated page. Next coalesces requests: all who ask while a page is being rendered get that rendering, also
 * those who know what changed since it began. One that begins after this request has all that they know.
 */
async function renderAgain(exchange: Exchange): Promise<void> {
  const { request, response, url } = exchange;
  await renderings.settled(asOf(response) ?? 0);
  if (response.destroyed) return;
  exchange.takeOver();
  resetResponse(response, url);
  // At most one retry.
  askNext(exchange, withoutBody(request));
}

/** The same request without its body, which can be read but once. */
function withoutBody(original: IncomingMessage, method = original.method): IncomingMessage {
  const { socket, url, headers: sent } = original;
  const { 'content-length': _, 'transfer-encoding': __, ...headers } = sent;
  const request = Object.assign(new IncomingMessage(socket), { url, method, headers, complete: true });
  request.push(null);
  return request;
}

/** Answers a form that is too large. */
export function refuse(exchange: Exchange): ServerResponse {
  const { response, url, body } = exchange;
  // Next may still be reading the body, and only this error tells it that the response is closed.
  response.on('error', () => {});
  if (response.headersSent) return response;
  if (!takesUploads(url)) return answer(exchange, 413, 'too-large');
  exchange.takeOver();
  void body.returnable().then((form) => answer(exchange, 413, 'too-large', form));
  return response;
}

function answer(
  { takeOver, response, url, number }: Exchange,
  status: number,
  page: string,
  form: FormData | null = null,
): ServerResponse {
  takeOver();
  return sendBuiltPage(response, status, url, page, { fault: number, ...returned(form) });
}
