/** URLs of the desk's articles and pages: the list's filter, search and page as query parameters, and the pages of one article. */
import { pageNumber } from '@/lib/site/params';

export const ARTICLES = '/desk/articles';
export const SAVE_ARTICLE = '/desk/articles/save';
/** Answers with a Markdown body as the rich editor opens it. */
export const OPEN_BODY = '/desk/articles/open';
/** Takes a picture, from a script or the store's form. */
export const PICTURES = '/desk/pictures/send';
export const PORTRAIT = '/desk/authors/portrait';

/** In the order of their links. */
export const deskListFilters = [
  'all',
  'draft',
  'proposed',
  'changed',
  'scheduled',
  'published',
  'withdrawn',
] as const;
export type DeskListFilter = (typeof deskListFilters)[number];

/** What is written at the desk: each has its list and its forms, of the same shape. */
export type Written = 'articles' | 'pages';

/** Of a row of `articles`, or of its form: what has a purpose is a page. */
export function writtenAs({ purpose }: { purpose: string | null }): Written {
  return purpose ? 'pages' : 'articles';
}

export const DESK_LISTS: Record<Written, string> = { articles: ARTICLES, pages: '/desk/pages' };

export interface DeskListQuery {
  kind: Written;
  filter: DeskListFilter;
  /** Words to look for; '' for none. */
  search: string;
  /** From 1 on. */
  page: number;
}

/** Longer words find nothing. */
const MAX_SEARCH_LENGTH = 100;

type Params = Record<string, string | string[] | undefined>;

/** Parses the list's query; unknown values are ignored. */
export function parseDeskListQuery(params: Params, kind: Written = 'articles'): DeskListQuery {
  const one = (name: string) => (typeof params[name] === 'string' ? params[name] : '');
  return {
    kind,
    filter: deskListFilters.find((known) => known === params.filter) ?? 'all',
    search: one('q').slice(0, MAX_SEARCH_LENGTH).trim(),
    page: pageNumber(one('page')) ?? 1,
  };
}

export function deskListPath({
  kind = 'articles',
  filter = 'all',
  search = '',
  page = 1,
}: Partial<DeskListQuery>): string {
  const query = new URLSearchParams();
  if (filter !== 'all') query.set('filter', filter);
  if (search) query.set('q', search);
  if (page > 1) query.set('page', String(page));
  return query.size > 0 ? `${DESK_LISTS[kind]}?${query}` : DESK_LISTS[kind];
}

export function deskArticlePath(id: number, ...below: readonly (string | number)[]): string {
  return [ARTICLES, id, ...below].join('/');
}

/** The same of an article or a page. */
export function deskPathOf(
  { id, purpose }: { id: number; purpose: string | null },
  ...below: readonly (string | number)[]
): string {
  return [DESK_LISTS[writtenAs({ purpose })], id, ...below].join('/');
}
