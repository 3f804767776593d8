/** HTTP caching: Cache-Control for browsers and shared caches, and ETags (RFC 9110, sections 8.8.3 and 13.1.2). */
import { createHash } from 'node:crypto';

/** In seconds. */
const TEN_DAYS = 10 * 24 * 60 * 60;
const YEAR = 365 * 24 * 60 * 60;

/**
 * Cache-Control of pages and feeds. A browser revalidates before it shows a copy, and gets 304 as long as nothing has
 * changed. A shared cache revalidates for all its readers once a second, and meanwhile serves stale for a second more:
 * two seconds after a moderator's decision every reader sees it. For ten days it serves stale when the server fails or
 * is gone (RFC 5861). No `must-revalidate`, which would forbid exactly that (RFC 9111, section 5.2.2.2).
 */
export const PAGE_CACHE_CONTROL = `public, max-age=0, s-maxage=1, stale-while-revalidate=1, stale-if-error=${TEN_DAYS}`;

/**
 * X-Accel-Expires of the answers that say PAGE_CACHE_CONTROL, for deploy/nginx.conf: fresh until the second of `now`, in
 * milliseconds, ends. nginx counts in whole seconds: its `s-maxage=1` would be up to two, and a page up to three seconds
 * old.
 */
export function accelExpires(now: number): string {
  return `@${Math.floor(now / 1000)}`;
}

/** Cache-Control of versioned URLs, whose content never changes. */
export const IMMUTABLE = `public, max-age=${YEAR}, immutable`;

/** PAGE_CACHE_CONTROL for what Next lets shared caches store; its own Cache-Control for all else. */
export function cacheControlFor(cacheControl: string): string {
  return cacheControl.includes('s-maxage') ? PAGE_CACHE_CONTROL : cacheControl;
}

const FONT = /^\/fonts\/[^/?]+\.woff2(?:\?|$)/;

/**
 * Whether a font is asked for with `Save-Data: on` (a Client Hint): it is not sent, and the page is set in system fonts.
 * Decided for the font and not for the page, so that a shared cache keeps one copy of each page for everybody.
 */
export function isSkippedFont(url: string, saveData: string | string[] | undefined): boolean {
  return saveData === 'on' && FONT.test(url);
}

/** A strong ETag, of the body alone. */
export function etagOf(body: string | Uint8Array): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
}

/** Whether If-None-Match names this ETag. Weak comparison, as 13.1.2 asks. */
export function matchesEtag(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  return ifNoneMatch.split(',').some((one) => ['*', etag].includes(one.trim().replace(/^W\//, '')));
}
