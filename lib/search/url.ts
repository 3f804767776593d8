/** Addresses of search: what readers see (`/ar/search?q=…`), and the path behind it (docs/0011-search.md). */

import { pathFor } from '@/lib/site/paths';
import { cleanQuestion } from './query';

/** How far back answers may lie. */
export const searchTimes = ['week', 'month', 'year'] as const;

export type SearchTime = (typeof searchTimes)[number];

/** What a reader asks for; empty and null where they left it open. */
export interface Search {
  question: string;
  topic: string;
  author: string;
  time: SearchTime | null;
  /** From 1 on. */
  page: number;
}

/** The fields of the form, as they are named in the address. */
export const searchFields = {
  question: 'q',
  topic: 'topic',
  author: 'author',
  time: 'time',
  page: 'page',
} as const;

const NAME_LIMIT = 100;

/** Reads the query part of an address, whatever somebody put there: what is not understood is left open. */
export function readSearch(query: URLSearchParams): Search {
  const field = (name: keyof typeof searchFields) => query.get(searchFields[name]) ?? '';
  const name = (text: string) => (text.length > NAME_LIMIT ? '' : text.normalize('NFC'));
  const time = field('time');
  const page = field('page');
  return {
    question: cleanQuestion(field('question')),
    topic: name(field('topic')),
    author: name(field('author')),
    time: searchTimes.find((one) => one === time) ?? null,
    page: /^[1-9]\d{0,4}$/.test(page) ? Number(page) : 1,
  };
}

/** The address of a search as readers see it, with nothing in it that is left open. */
export function searchPathFor(edition: string, search: Partial<Search> = {}): string {
  const query = queryOf(search);
  return query === '' ? pathFor(edition, 'search') : `${pathFor(edition, 'search')}?${query}`;
}

function queryOf({ question, topic, author, time, page = 1 }: Partial<Search>): string {
  const query = new URLSearchParams();
  if (question) query.set(searchFields.question, question);
  if (topic) query.set(searchFields.topic, topic);
  if (author) query.set(searchFields.author, author);
  if (time) query.set(searchFields.time, time);
  if (page > 1) query.set(searchFields.page, String(page));
  return query.toString();
}

/** `/ar/search` and its query, whatever it is. */
const SEARCH = /^\/([^/?#]+)\/search(?:\?([^#]*))?$/;

/**
 * The path that Next is asked for in the place of an address of search: a page of the reader wing is static and sees no
 * query, so the query, cleaned and cut, becomes the last part of its path. Any other address comes back as it is.
 */
export function rewriteSearchUrl(url: string): string {
  const [, edition, query = ''] = SEARCH.exec(url) ?? [];
  if (edition === undefined) return url;
  const asked = queryOf(readSearch(new URLSearchParams(query)));
  // In base64url nothing is left to be decoded once or twice; the dash keeps the part from being empty.
  return `/${edition}/search/-${Buffer.from(asked).toString('base64url')}`;
}

/** Reads the last part of a path behind; null for one that rewriteSearchUrl does not make. */
export function searchFromPath(part: string): Search | null {
  if (!part.startsWith('-')) return null;
  const query = Buffer.from(part.slice(1), 'base64url').toString();
  const search = readSearch(new URLSearchParams(query));
  return queryOf(search) === query ? search : null;
}
