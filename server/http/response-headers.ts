/** The headers of every answer: those that are set first, and those that are set last on what Next answers. */
import type { ServerResponse } from 'node:http';
import {
  accelExpires,
  cacheControlFor,
  IMMUTABLE,
  matchesEtag,
  PAGE_CACHE_CONTROL,
} from '@/lib/http/cache-control';
import {
  DEVELOPMENT_POLICY,
  isEmbeddable,
  policyWithStyle,
  readerHeaders,
} from '@/lib/http/security-headers';
import { readClientScript } from '@/runtime/client-script';
import { isDevelopment, settings } from '@/runtime/settings';
import { AS_OF_HEADER, STYLE_HEADER } from '@/server/cache/internal-headers';

/** Lazy: tests have no built script to read. */
let headers: ReturnType<typeof readerHeaders> | undefined;

/** Sets the security headers of the reader wing, which all answers have; the desk sets its own (proxy.ts). */
export function setSecurityHeaders(response: ServerResponse, url = ''): void {
  headers ??= readerHeaders(readClientScript(), settings.SITE_URL);
  for (const { key, value } of headers) response.setHeader(key, value);
  if (isDevelopment) response.setHeader('Content-Security-Policy', DEVELOPMENT_POLICY);
  if (isEmbeddable(url)) response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
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
  // next.config.ts says so of all below /fonts/ and /enhance/; a file that a deploy has yet to bring must not be missing for a year.
  if (status >= 400 && response.getHeader('Cache-Control') === IMMUTABLE)
    response.setHeader('Cache-Control', 'no-store');
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
