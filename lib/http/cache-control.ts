/** HTTP caching: Cache-Control for browsers and shared caches, and entity tags (RFC 9110, sections 8.8.3 and 13.1.2). */
import { createHash } from 'node:crypto';

/** In seconds. */
const TEN_DAYS = 10 * 24 * 60 * 60;
const YEAR = 365 * 24 * 60 * 60;

/**
 * A page or a feed. A browser asks before it shows a copy, and is answered 304 as long as nothing has changed. A proxy
 * asks for all its readers once a second; while it asks it gives the old copy, for a second more: two seconds after a
 * moderator's decision every reader sees it (design.md section 7). For ten days it gives the copy when the server
 * fails or is gone (RFC 5861). No `must-revalidate`, which would forbid exactly that (RFC 9111, section 5.2.2.2).
 */
export const PAGE_CACHE_CONTROL = `public, max-age=0, s-maxage=1, stale-while-revalidate=1, stale-if-error=${TEN_DAYS}`;

/**
 * The mark of what deploy/nginx.conf keeps of the answers that say PAGE_CACHE_CONTROL: fresh until the second of `now`, in
 * milliseconds, ends. As nginx counts in whole seconds, its `s-maxage=1` would be up to two, and a page up to three
 * seconds old.
 */
export function accelExpires(now: number): string {
  return `@${Math.floor(now / 1000)}`;
}

/** What never changes at its address. */
export const IMMUTABLE = `public, max-age=${YEAR}, immutable`;

/** What Next says of a page to the caches on the way, in our words; of all else, what it says. */
export function cacheControlFor(cacheControl: string): string {
  return cacheControl.includes('s-maxage') ? PAGE_CACHE_CONTROL : cacheControl;
}

const FONT = /^\/fonts\/[^/?]+\.woff2(?:\?|$)/;

/**
 * Whether a request is for a font by a reader who asked to be sent less (`Save-Data: on`, a Client Hint): the page is
 * then set in the fonts of the system. Decided where the font is asked for, and not in the page, so that a proxy keeps
 * one copy of each page for everybody.
 */
export function isSkippedFont(url: string, saveData: string | string[] | undefined): boolean {
  return saveData === 'on' && FONT.test(url);
}

/** The tag of an answer with this body. */
export function etagOf(body: string | Uint8Array): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
}

/** Whether a request's If-None-Match says that the caller has the answer with this tag. Compares weakly, as 13.1.2 asks. */
export function matchesEtag(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  return ifNoneMatch.split(',').some((one) => ['*', etag].includes(one.trim().replace(/^W\//, '')));
}
