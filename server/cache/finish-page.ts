import type { CacheHandler } from 'next/dist/server/lib/incremental-cache/index.js';
import { etagOf } from '@/lib/http/cache-control';
import { cacheControlOf, isStorable, type PageMark, statusOf } from '@/lib/http/page-marks';
import { cleanPage } from './clean-page';
import { styledPage } from './inline-css';
import { AS_OF_HEADER, STYLE_HEADER } from './internal-headers';

/** Value of an entry of Next's page cache. */
export type Entry = Parameters<CacheHandler['set']>[1];

/**
 * Turns a render of Next's into what a reader is sent. Idempotent: an entry with an ETag is left as it is. Edits `data` in
 * place: the same object goes to the first visitor.
 */
export function finishPage(data: Entry, staticFolder: string): ReadonlySet<PageMark> {
  if (data?.kind !== 'APP_PAGE' || typeof data.html !== 'string' || data.headers?.etag) return new Set();
  const { html, marks } = cleanPage(data.html);
  // A redirect needs no body.
  const isRedirect = data.status !== undefined && data.status >= 300 && data.status < 400;
  const styled = marks.has('reader') && !isRedirect ? styledPage(html, staticFolder) : undefined;
  data.html = isRedirect ? '' : (styled?.html ?? html);
  data.headers = { ...data.headers, etag: etagOf(data.html) };
  if (styled) data.headers[STYLE_HEADER] = styled.digest;
  const status = statusOf(marks);
  if (status !== 200) data.status = status;
  // Next derives Cache-Control from the life of the render, unless the page's own headers say otherwise.
  if (!isStorable(marks)) data.headers['cache-control'] = cacheControlOf(marks);
  return marks;
}

/** A missing feed or sitemap, which is not stored: anybody can invent addresses. */
export function isMissingDocument(data: Entry): boolean {
  return data?.kind === 'APP_ROUTE' && data.status >= 400;
}

/** The cache tags of an entry. */
export function tagsOf(data: Entry): string[] {
  const header = data && 'headers' in data ? data.headers?.['x-next-cache-tags'] : undefined;
  return typeof header === 'string' ? header.split(',') : [];
}

/**
 * Adds the internal header that tells server/http up to when the page shows all changes (by `performance.now`); removes
 * it where no time is given, as for an entry that is stored.
 */
export function withAsOf<T extends Entry>(data: T, at?: number): T {
  if (data?.kind !== 'APP_PAGE' && data?.kind !== 'APP_ROUTE') return data;
  const { [AS_OF_HEADER]: _, ...headers } = data.headers ?? {};
  return { ...data, headers: at === undefined ? headers : { ...headers, [AS_OF_HEADER]: String(at) } };
}
