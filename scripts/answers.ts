import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { readEnhancement } from '@/db/enhancement';
import { settings } from '@/db/settings';
import { copiesOf, keptUntil, PAGE_COPIES } from '@/lib/caching';
import { hasAnswer } from '@/lib/etag';
import { isShownElsewhere, policyWithStyle, readerHeaders, STYLE_HEADER } from '@/lib/security-headers';
import { cleanPage, FAULT_PLACE } from '@/lib/static-page';
import type { Edition } from '@/site.config';

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

/**
 * Answers with a page that the build has rendered, cleaned like every page of the reader wing.
 * @param fault the number of the failure, for the page that speaks of one
 */
export function answerWithPage(
  response: ServerResponse,
  status: number,
  edition: Edition,
  page: string,
  fault = '',
): ServerResponse {
  const file = path.join(BUILT_PAGES, edition, `${page}.html`);
  const html = pages.get(file) ?? cleanPage(readFileSync(file, 'utf8')).html;
  pages.set(file, html);
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  secure(response);
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  return response.writeHead(status).end(html.replace(FAULT_PLACE, fault));
}

/**
 * Mends what Next answers for a page: `answerInstead` answers in the place of whatever Next sends with a status of 5xx,
 * and what Next says twice is said once. (To the first visitor it sends the headers of the render, and adds those it
 * has stored of it: Location, Link.)
 * @returns lets answers pass as they are from now on
 */
export function mendAnswer(response: ServerResponse, answerInstead: () => void): () => void {
  const { writeHead, write, end } = response;
  const letPass = () => Object.assign(response, { writeHead, write, end });
  let failed = false;
  const fails = (status: number) => {
    failed ||= !response.headersSent && status >= 500;
    return failed;
  };
  response.writeHead = ((status: number, ...rest: []) => {
    if (fails(status)) return response;
    sayOnce(response);
    allowStyle(response);
    sayHowLong(response);
    return writeHead.call(response, isKnown(response, status) ? 304 : status, ...rest);
  }) as typeof writeHead;
  response.write = ((...chunk: Parameters<typeof write>) =>
    fails(response.statusCode) || write.apply(response, chunk)) as typeof write;
  response.end = ((...chunk: Parameters<typeof end>) => {
    if (!fails(response.statusCode)) return end.apply(response, chunk);
    letPass();
    answerInstead();
    return response;
  }) as typeof end;
  return letPass;
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

function sayHowLong(response: ServerResponse): void {
  const said = response.getHeader('Cache-Control');
  if (typeof said !== 'string') return;
  const copies = copiesOf(said);
  response.setHeader('Cache-Control', copies);
  // Last of the two: nginx believes the last.
  if (copies === PAGE_COPIES) response.setHeader('X-Accel-Expires', keptUntil(Date.now()));
}

/** Node sends no body with a 304, whatever is written. */
function isKnown(response: ServerResponse, status: number): boolean {
  const { method, headers } = response.req;
  const etag = response.getHeader('ETag');
  if (method !== 'GET' && method !== 'HEAD') return false;
  if (status !== 200 || typeof etag !== 'string') return false;
  return hasAnswer(headers['if-none-match'] ?? null, etag);
}
