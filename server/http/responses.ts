import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { accelExpires, cacheControlFor, matchesEtag, PAGE_CACHE_CONTROL } from '@/lib/http/cache-control';
import { FAULT_SLOT, FORM_ECHO_HIDDEN, FORM_ECHO_SHOWN, FORM_ECHO_SLOT } from '@/lib/http/page-marks';
import {
  DEVELOPMENT_POLICY,
  isEmbeddable,
  policyWithStyle,
  readerHeaders,
} from '@/lib/http/security-headers';
import { readClientScript } from '@/runtime/client-script';
import { isDevelopment, settings } from '@/runtime/settings';
import { cleanPage } from '@/server/cache/clean-page';
import { AS_OF_HEADER, STYLE_HEADER } from '@/server/cache/internal-headers';
import { toEdition } from '@/site.config';

/** Lazy: tests have no built script to read. */
let headers: ReturnType<typeof readerHeaders> | undefined;

/** Sets the security headers of the reader wing, which all answers have; the desk sets its own (proxy.ts). */
export function setSecurityHeaders(response: ServerResponse, url = ''): void {
  headers ??= readerHeaders(readClientScript(), settings.SITE_URL);
  for (const { key, value } of headers) response.setHeader(key, value);
  if (isDevelopment) response.setHeader('Content-Security-Policy', DEVELOPMENT_POLICY);
  if (isEmbeddable(url)) response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
}

/** Where the build keeps what it has rendered. */
const BUILT_PAGES = path.join('.next', 'server', 'app');

const pages = new Map<string, string>();

/** The rate limits of site.config.ts count minutes. */
const RETRY_AFTER_SECONDS = 60;

export interface Filling {
  /** The request id in the log. */
  fault: string;
  /** Rendered by form-replay.ts. */
  fields?: string;
}

/**
 * Sends a page that the build has prerendered, cleaned like every page of the reader wing, in the edition of the address
 * that was asked for.
 */
export function sendBuiltPage(
  response: ServerResponse,
  status: number,
  url: string,
  page: string,
  { fault, fields = '' }: Filling = { fault: '' },
): ServerResponse {
  const file = path.join(BUILT_PAGES, toEdition(url.split(/[/?]/)[1]), `${page}.html`);
  // In development none is built: its name is said.
  const html = isDevelopment ? page : (pages.get(file) ?? cleanPage(readFileSync(file, 'utf8')).html);
  pages.set(file, html);
  resetResponse(response, '');
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  if (status === 503) response.setHeader('Retry-After', RETRY_AFTER_SECONDS);
  const shown = fields ? html.replace(FORM_ECHO_HIDDEN, FORM_ECHO_SHOWN) : html;
  return response
    .writeHead(status)
    .end(shown.replace(FAULT_SLOT, fault).replace(FORM_ECHO_SLOT, () => fields));
}

/** Drops the status and headers that were set, for another answer. */
export function resetResponse(response: ServerResponse, url: string): void {
  for (const name of response.getHeaderNames()) response.removeHeader(name);
  response.statusCode = 200;
  setSecurityHeaders(response, url);
}

/** Sets the last headers of an answer of Next's; gives the status it is sent with. */
export function finishHead(response: ServerResponse, status: number): number {
  dedupeHeaders(response);
  allowStyle(response);
  setCacheControl(response);
  response.removeHeader(AS_OF_HEADER);
  return isNotModified(response, status) ? 304 : status;
}

/** On a MISS Next sends the headers of the render, and appends those it stored of it: Location and Link came twice. */
function dedupeHeaders(response: ServerResponse): void {
  for (const name of response.getHeaderNames()) {
    const value = response.getHeader(name);
    if (Array.isArray(value)) response.setHeader(name, [...new Set(value)]);
  }
}

/** Adds the digest of a page's inlined styles to its Content-Security-Policy. */
function allowStyle(response: ServerResponse): void {
  const [digest] = [response.getHeader(STYLE_HEADER)].flat();
  const [policy] = [response.getHeader('Content-Security-Policy')].flat();
  if (typeof digest !== 'string' || typeof policy !== 'string') return;
  response.removeHeader(STYLE_HEADER);
  response.setHeader('Content-Security-Policy', policyWithStyle(policy, digest));
}

export function setCacheControl(response: ServerResponse): void {
  const said = response.getHeader('Cache-Control');
  if (typeof said !== 'string') return;
  const copies = cacheControlFor(said);
  response.setHeader('Cache-Control', copies);
  // Last of the two: nginx believes the last.
  if (copies === PAGE_CACHE_CONTROL) response.setHeader('X-Accel-Expires', accelExpires(Date.now()));
}

/** Whether the caller has this answer by its ETag. Node sends no body with a 304, whatever is written. */
export function isNotModified(response: ServerResponse, status: number): boolean {
  const { method, headers } = response.req;
  const etag = response.getHeader('ETag');
  if (method !== 'GET' && method !== 'HEAD') return false;
  if (status !== 200 || typeof etag !== 'string') return false;
  return matchesEtag(headers['if-none-match'] ?? null, etag);
}
