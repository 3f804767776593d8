import type { CacheHandler } from 'next/dist/server/lib/incremental-cache/index.js';
import { etagOf } from '@/lib/http/cache-control';
import { cacheControlOf, isStorable, type PageMark, statusOf } from '@/lib/http/page-marks';
import { cleanPage } from './clean-page';
import { styledPage } from './inline-css';
import { AS_OF_HEADER, STYLE_HEADER } from './internal-headers';

/** What Next keeps at an address. */
export type Entry = Parameters<CacheHandler['set']>[1];

/**
 * Makes of what Next rendered what a reader is sent, once: what has its tag is left as it is. Edits `data` in place: the
 * same object goes to the first visitor.
 */
export function finishPage(data: Entry, staticFolder: string): ReadonlySet<PageMark> {
  if (data?.kind !== 'APP_PAGE' || typeof data.html !== 'string' || data.headers?.etag) return new Set();
  const { html, marks } = cleanPage(data.html);
  // Whoever is led elsewhere needs no page.
  const isRedirect = data.status !== undefined && data.status >= 300 && data.status < 400;
  const styled = marks.has('reader') && !isRedirect ? styledPage(html, staticFolder) : undefined;
  data.html = isRedirect ? '' : (styled?.html ?? html);
  data.headers = { ...data.headers, etag: etagOf(data.html) };
  if (styled) data.headers[STYLE_HEADER] = styled.digest;
  const status = statusOf(marks);
  if (status !== 200) data.status = status;
  // Next gives an answer the life of what it rendered, unless the page's own headers say otherwise.
  if (!isStorable(marks)) data.headers['cache-control'] = cacheControlOf(marks);
  return marks;
}

/** A feed or a sitemap that is not there: anybody can invent the address of one. */
export function isMissingDocument(data: Entry): boolean {
  return data?.kind === 'APP_ROUTE' && data.status >= 400;
}

/** The tags of what it shows. */
export function tagsOf(data: Entry): string[] {
  const header = data && 'headers' in data ? data.headers?.['x-next-cache-tags'] : undefined;
  return typeof header === 'string' ? header.split(',') : [];
}

/**
 * The same with a stamp for our server (server/http/responses.ts): up to when it shows all that changed, in milliseconds of the
 * process. Without it where no time is given, to be kept.
 */
export function withAsOf<T extends Entry>(data: T, at?: number): T {
  if (data?.kind !== 'APP_PAGE' && data?.kind !== 'APP_ROUTE') return data;
  const { [AS_OF_HEADER]: _, ...headers } = data.headers ?? {};
  return { ...data, headers: at === undefined ? headers : { ...headers, [AS_OF_HEADER]: String(at) } };
}
