/** URLs of the desk's articles: the list's filter, search and page as query parameters, and the pages of one article. */
import { pageNumber } from '@/lib/site/params';

export const ARTICLES = '/desk/articles';
export const NEW_ARTICLE = '/desk/articles/new';
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

export interface DeskListQuery {
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
export function parseDeskListQuery(params: Params): DeskListQuery {
  const one = (name: string) => (typeof params[name] === 'string' ? params[name] : '');
  return {
    filter: deskListFilters.find((known) => known === params.filter) ?? 'all',
    search: one('q').slice(0, MAX_SEARCH_LENGTH).trim(),
    page: pageNumber(one('page')) ?? 1,
  };
}

export function deskListPath({ filter = 'all', search = '', page = 1 }: Partial<DeskListQuery>): string {
  const query = new URLSearchParams();
  if (filter !== 'all') query.set('filter', filter);
  if (search) query.set('q', search);
  if (page > 1) query.set('page', String(page));
  return query.size > 0 ? `${ARTICLES}?${query}` : ARTICLES;
}

export function deskArticlePath(id: number, ...below: readonly (string | number)[]): string {
  return [ARTICLES, id, ...below].join('/');
}
