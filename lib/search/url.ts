/** URLs of search: the public one (`/ar/search?q=…`), and the internal path it is rewritten to (docs/0011-search.md). */

import { slugFromParam } from '@/lib/site/params';
import { pathFor } from '@/lib/site/paths';
import { cleanQuestion } from './query';

/** Filters by age. */
export const searchTimes = ['week', 'month', 'year'] as const;

export type SearchTime = (typeof searchTimes)[number];

/** A search with its filters; empty or null where none is set. */
export interface Search {
  question: string;
  topic: string;
  author: string;
  time: SearchTime | null;
  /** From 1. */
  page: number;
}

/** Names of the form fields and query parameters. */
export const searchFields = {
  question: 'q',
  topic: 'topic',
  author: 'author',
  time: 'time',
  page: 'page',
} as const;

const MAX_NAME_LENGTH = 100;

/** Parses the query of a URL; invalid values are ignored. */
export function readSearch(query: URLSearchParams): Search {
  const field = (name: keyof typeof searchFields) => query.get(searchFields[name]) ?? '';
  const name = (text: string) => (text.length > MAX_NAME_LENGTH ? '' : text.normalize('NFC'));
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

/** File endings and numbers of other sites' addresses. */
const NO_WORDS = /\.(?:html?|php|aspx?)$|\b\d{5,}\b/gi;

/**
 * Search query guessed from a missing path: the words of its last segment that has any.
 * @param segments as route parameters give them
 */
export function questionOfPath(segments: readonly string[]): string {
  const words = segments.map((segment) =>
    (slugFromParam(segment) ?? '').replace(NO_WORDS, ' ').replace(/[\p{P}\p{S}\p{Z}\p{C}]+/gu, ' '),
  );
  return cleanQuestion(words.findLast((text) => /\p{L}/u.test(text)) ?? '');
}

/** The public path of a search, without empty parameters. */
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

/** `/ar/search` and its query. */
const SEARCH = /^\/([^/?#]+)\/search(?:\?([^#]*))?$/;

/**
 * Rewrites a search URL to the path that Next serves: a page of the reader wing is static and sees no query, so the query,
 * normalized and truncated, becomes the last segment. Any other URL comes back as it is.
 */
export function rewriteSearchUrl(url: string): string {
  const [, edition, query = ''] = SEARCH.exec(url) ?? [];
  if (edition === undefined) return url;
  const asked = queryOf(readSearch(new URLSearchParams(query)));
  // Base64url cannot be decoded once too often; the dash keeps the segment from being empty.
  return `/${edition}/search/-${Buffer.from(asked).toString('base64url')}`;
}

/** Parses the last segment of an internal path; null for one that rewriteSearchUrl does not make. */
export function searchFromPath(part: string): Search | null {
  if (!part.startsWith('-')) return null;
  const query = Buffer.from(part.slice(1), 'base64url').toString();
  const search = readSearch(new URLSearchParams(query));
  return queryOf(search) === query ? search : null;
}
