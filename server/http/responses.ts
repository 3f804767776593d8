import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { copiesOf, hasAnswer, keptUntil, PAGE_COPIES } from '@/lib/http/cache-control';
import { AGAIN_HIDDEN, AGAIN_PLACE, AGAIN_SHOWN, CROWDED, FAULT_PLACE } from '@/lib/http/page-marks';
import { isShownElsewhere, policyWithStyle, readerHeaders } from '@/lib/http/security-headers';
import { pathFor } from '@/lib/site/paths';
import { readEnhancement } from '@/runtime/client-script';
import { settings } from '@/runtime/settings';
import { cleanPage } from '@/server/cache/clean-page';
import { site, toEdition } from '@/site.config';
import { AS_OF_HEADER, STYLE_HEADER } from './internal-headers';

/** Where the build keeps what it has rendered. */
const BUILT_PAGES = path.join('.next', 'server', 'app');

const pages = new Map<string, string>();

/** The same for every answer of a process; not made before the first, as a test builds no script. */
let headers: ReturnType<typeof readerHeaders> | undefined;

/** Gives an answer the headers that all have, in the words of the reader wing; the desk says otherwise (proxy.ts). */
export function secure(response: ServerResponse, url = ''): void {
  headers ??= readerHeaders(readEnhancement(), settings.SITE_URL);
  for (const { key, value } of headers) response.setHeader(key, value);
  if (isShownElsewhere(url)) response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
}

/** What the page says that speaks of a failure. */
export interface Failed {
  /** Its number in the log. */
  fault: string;
  /** What its reader had posted and would lose, as the inside of a form. */
  fields?: string;
}

/** When whoever comes in a crowd is to come again, in seconds: the limits of site.config.ts count minutes. */
const RETRY_AFTER = 60;

/**
 * Answers with a page that the build has rendered, cleaned like every page of the reader wing, in the edition of the
 * address that was asked for.
 */
export function answerWithPage(
  response: ServerResponse,
  status: number,
  url: string,
  page: string,
  { fault, fields = '' }: Failed = { fault: '' },
): ServerResponse {
  const file = path.join(BUILT_PAGES, toEdition(url.split(/[/?]/)[1]), `${page}.html`);
  const html = pages.get(file) ?? cleanPage(readFileSync(file, 'utf8')).html;
  pages.set(file, html);
  startAnew(response, '');
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  if (status === 503) response.setHeader('Retry-After', RETRY_AFTER);
  const shown = fields ? html.replace(AGAIN_HIDDEN, AGAIN_SHOWN) : html;
  return response.writeHead(status).end(shown.replace(FAULT_PLACE, fault).replace(AGAIN_PLACE, () => fields));
}

/** How Next marks its answer to a form whose action it does not know. */
const UNKNOWN_ACTION = 'x-nextjs-action-not-found';

/**
 * Why what Next answers is not sent: it failed, or does not know the action of a form, or an action has no time for it,
 * or it is the page of somebody who asked before.
 */
export type Instead = 'failure' | 'unknown-form' | 'crowd' | 'outdated';

/** After these Next is asked again, and must have done with the request first. */
const ASKED_AGAIN = new Set<Instead>(['unknown-form', 'outdated']);

/**
 * Mends what Next answers for a page: `answerInstead` answers in the place of whatever Next sends with a status of 5xx,
 * or to a form that it does not know or an action has no time for, and what Next says twice is said once. (To the first
 * visitor it sends the headers of the render, and adds those it has stored of it: Location, Link.)
 *
 * A failure is answered as soon as it shows: of an action whose page then fails, Next never ends its answer.
 * @param arrived when the request came, in milliseconds of the process: whatever changed before is to be in its answer
 * @returns to be called before an answer of ours: it is sent as it is, and what Next still says goes nowhere
 */
export function mendAnswer(
  response: ServerResponse,
  answerInstead: (why: Instead) => void,
  arrived = 0,
): () => void {
  const { writeHead, write, end } = response;
  let instead: Instead | undefined;
  const isReplaced = (status: number) => {
    if (response.headersSent || instead) return instead !== undefined;
    if (response.hasHeader(UNKNOWN_ACTION)) instead = 'unknown-form';
    else if (status >= 500) instead = 'failure';
    else if (status === 303 && leadsToCrowd(response)) instead = 'crowd';
    else if ((asOf(response) ?? arrived) < arrived) instead = 'outdated';
    if (instead && !ASKED_AGAIN.has(instead)) answerInstead(instead);
    return instead !== undefined;
  };
  let ended = false;
  Object.assign(response, {
    writeHead: (status: number, ...rest: []) => {
      if (isReplaced(status)) return response;
      sayOnce(response);
      allowStyle(response);
      sayHowLong(response);
      response.removeHeader(AS_OF_HEADER);
      return writeHead.call(response, isKnown(response, status) ? 304 : status, ...rest);
    },
    write: (...chunk: Parameters<typeof write>) =>
      isReplaced(response.statusCode) || write.apply(response, chunk),
    end: (...chunk: Parameters<typeof end>) => {
      if (!isReplaced(response.statusCode)) return end.apply(response, chunk);
      if (instead && ASKED_AGAIN.has(instead) && !ended) answerInstead(instead);
      ended = true;
      return response;
    },
  });
  return () => takeOver(response, { writeHead, write, end });
}

/** Up to when an answer of the page cache shows all that changed, in milliseconds of the process. */
export function asOf(response: ServerResponse): number | undefined {
  const [said] = [response.getHeader(AS_OF_HEADER)].flat();
  return said === undefined ? undefined : Number(said);
}

/** To the page itself, as our action has it: articles may be called so too. */
function leadsToCrowd(response: ServerResponse): boolean {
  return [response.getHeader('Location')].flat().includes(pathFor(site.defaultEdition, CROWDED));
}

type Voice = Pick<ServerResponse, 'writeHead' | 'write' | 'end'>;

/** Has the next answer sent with `voice`, and whatever is said after it unheard. */
function takeOver(response: ServerResponse, voice: Voice): void {
  const end = (...chunk: Parameters<typeof voice.end>) => {
    voice.end.apply(response, chunk);
    return Object.assign(response, {
      writeHead: () => response,
      write: () => true,
      end: () => response,
    });
  };
  Object.assign(response, { ...voice, end });
}

/** Forgets what was about to be said, for another answer. */
export function startAnew(response: ServerResponse, url: string): void {
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  response.statusCode = 200;
  secure(response, url);
}

function sayOnce(response: ServerResponse): void {
  for (const name of response.getHeaderNames()) {
    const value = response.getHeader(name);
    if (Array.isArray(value)) response.setHeader(name, [...new Set(value)]);
  }
}

/** A page from the page cache says which styles it carries; the policy of this answer allows just those. */
function allowStyle(response: ServerResponse): void {
  const [digest] = [response.getHeader(STYLE_HEADER)].flat();
  const [policy] = [response.getHeader('Content-Security-Policy')].flat();
  if (typeof digest !== 'string' || typeof policy !== 'string') return;
  response.removeHeader(STYLE_HEADER);
  response.setHeader('Content-Security-Policy', policyWithStyle(policy, digest));
}

export function sayHowLong(response: ServerResponse): void {
  const said = response.getHeader('Cache-Control');
  if (typeof said !== 'string') return;
  const copies = copiesOf(said);
  response.setHeader('Cache-Control', copies);
  // Last of the two: nginx believes the last.
  if (copies === PAGE_COPIES) response.setHeader('X-Accel-Expires', keptUntil(Date.now()));
}

/** Node sends no body with a 304, whatever is written. */
export function isKnown(response: ServerResponse, status: number): boolean {
  const { method, headers } = response.req;
  const etag = response.getHeader('ETag');
  if (method !== 'GET' && method !== 'HEAD') return false;
  if (status !== 200 || typeof etag !== 'string') return false;
  return hasAnswer(headers['if-none-match'] ?? null, etag);
}
