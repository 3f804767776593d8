/** Permalinks of a WordPress site: parsed, and normalized to the keys under which redirects are stored. */

export type Permalink =
  | NamedPermalink
  | FeedPermalink
  | { kind: 'sitemap' }
  | SearchPermalink
  | ListPermalink;

/** An article, author, topic or picture. */
export interface NamedPermalink {
  kind: 'named';
  /** Candidate keys of `redirects`, in order of preference. */
  keys: string[];
  /** Whether its feed is asked for. */
  feed: boolean;
  /** Page of an article's comments, from 1. */
  commentPage: number;
  /** Fallback when nothing has one of the keys. */
  otherwise?: ListPermalink | SearchPermalink | FeedPermalink;
}

/** The feed of all articles, or of a language's. */
export interface FeedPermalink {
  kind: 'feed';
  edition?: string;
}

export interface SearchPermalink {
  kind: 'search';
  question: string;
}

/** An archive by year, month or day; all articles where there is no year. */
export interface ListPermalink {
  kind: 'list';
  edition?: string;
  year?: number;
  /** From 1. */
  month?: number;
  day?: number;
}

/** WordPress allows 200 bytes a slug, and permalinks have a few levels. */
const MAX_TARGET_LENGTH = 2000;

/** Query parameters by which WordPress identifies a thing (plain permalinks). */
const ID_PARAMETERS = ['p', 'page_id', 'attachment_id', 'cat', 'tag', 'author', 'author_name'] as const;

/** Endpoints below a permalink: pages of it or of its comments, feeds, and other forms of the same. */
const ENDINGS =
  /\/(?:(?<list>page\/\d+)|comment-page-(?<comments>\d{1,5})|amp|embed|trackback|\d{1,3}|(?<feed>(?:comments\/)?(?:feed|rss|rss2|atom|rdf)(?:\/(?:rss|rss2|atom|rdf|feed))?))$/;

/** Date archives: `/2020/`, `/2020/01/`, `/2020/01/05/`, below a language's own path where a plugin gave it one. */
const DATE = /^(?:\/([a-z]{2}))?\/((?:19|20)\d\d)(?:\/(\d{1,2})(?:\/(\d{1,2}))?)?$/;

/** A language's own path (Polylang, WPML), which an export says of articles, but not of what it lists by its slug. */
const LANGUAGE = /^\/([a-z]{2})(?:-[a-z]{2})?$/;
const LISTED_IN_LANGUAGE = /^\/[a-z]{2}(?:-[a-z]{2})?(?=\/(?:category|tag|author)\/)/;

/** Sitemaps of WordPress itself and of its plugins; `news-sitemap.xml` is ours. */
const SITEMAP =
  /^\/(?:wp-sitemap[\w-]*|sitemap_index|(?:post|page|category|post_tag|author|attachment)-sitemap\d*)\.xml$/;

/** Suffix WordPress adds to the file name of a resized picture. */
const SIZE = /-(?:\d{1,5}x\d{1,5}|scaled)(?=\.[a-z]{3,4}$)/;

/**
 * Parses a request target as a server gets it: percent-encoded in either case, or in raw bytes. Undefined for one that no
 * WordPress had.
 * @param target the request's target, `/path?query`; Node gives raw bytes as one character each
 */
export function parsePermalink(target: string): Permalink | undefined {
  if (target.length > MAX_TARGET_LENGTH) return;
  const [rawPath = '', query = ''] = withoutFragment(target).split(/\?(.*)/s);
  if (SITEMAP.test(rawPath)) return { kind: 'sitemap' };
  let path = normalPath(rawPath);
  if (path === undefined) return;
  const asked = new URLSearchParams(query);
  if (path === '') return placeOfQuery(asked);
  const keys = new Set([path]);
  let feed = false;
  let listed = false;
  let commentPage = pageOf(asked.get('cpage'));
  for (let match = ENDINGS.exec(path); match; match = ENDINGS.exec(path)) {
    const { list, comments, feed: feedEnding } = match.groups ?? {};
    feed ||= feedEnding !== undefined;
    listed ||= list !== undefined;
    commentPage = comments ? pageOf(comments) : commentPage;
    path = path.slice(0, match.index);
    if (path !== '') keys.add(path);
  }
  if (path === '' && feed) return { kind: 'feed' };
  const listOf = dateOf([...keys].find((key) => DATE.test(key)) ?? '');
  const otherwise =
    listOf ??
    feedOf(path, feed) ??
    searchOf(path) ??
    (path === '' && listed ? ({ kind: 'list' } as const) : undefined);
  if (path !== '') keys.add(path.replace(SIZE, ''));
  for (const key of [...keys]) keys.add(key.replace(LISTED_IN_LANGUAGE, ''));
  // A site that stood in a folder: `/blog/?p=12`.
  for (const key of namesIn(asked)) keys.add(key);
  return { kind: 'named', keys: [...keys], feed, commentPage, ...(otherwise && { otherwise }) };
}

/** The key under which the redirect of a URL of another site is stored; undefined for one that cannot have one. */
export function permalinkKey(address: string): string | undefined {
  const url = parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) return;
  const place = parsePermalink(`${url.pathname}${url.search}`);
  return place?.kind === 'named' ? place.keys[0] : undefined;
}

function parse(address: string): URL | undefined {
  try {
    // The host is another's; only where the thing stood below it counts.
    return new URL(address, 'http://former.invalid');
  } catch {
    return;
  }
}

function placeOfQuery(query: URLSearchParams): Permalink | undefined {
  const feed = query.has('feed');
  const [key] = namesIn(query);
  if (key) return { kind: 'named', keys: [key], feed, commentPage: pageOf(query.get('cpage')) };
  const edition = query.get('lang')?.slice(0, 2).toLowerCase();
  if (feed) return edition ? { kind: 'feed', edition } : { kind: 'feed' };
  const question = query.get('s');
  if (question) return { kind: 'search', question };
  if (query.has('paged')) return { kind: 'list' };
  const [, ...together] = /^(\d{4})(\d\d)?(\d\d)?$/.exec(query.get('m') ?? '') ?? [];
  const apart = ['year', 'monthnum', 'day'].map((name) => query.get(name));
  const date = (together.length > 0 ? together : apart).filter(Boolean);
  return dateOf(`/${date.join('/')}`);
}

function feedOf(path: string, feed: boolean): FeedPermalink | undefined {
  const language = feed ? LANGUAGE.exec(path)?.[1] : undefined;
  return language === undefined ? undefined : { kind: 'feed', edition: language };
}

function searchOf(path: string): SearchPermalink | undefined {
  const question = /^\/search\/([^/]+)$/.exec(path)?.[1];
  return question === undefined ? undefined : { kind: 'search', question: question.replaceAll('+', ' ') };
}

function dateOf(path: string): ListPermalink | undefined {
  const [, edition, year, month, day] = DATE.exec(path) ?? [];
  if (year === undefined) return;
  const date: ListPermalink = { kind: 'list', year: Number(year) };
  if (edition !== undefined) date.edition = edition;
  if (month !== undefined) date.month = Number(month);
  if (day !== undefined) date.day = Number(day);
  // The 31st of February has no articles.
  const time = new Date(Date.UTC(Number(year), (date.month ?? 1) - 1, date.day ?? 1));
  return time.getUTCMonth() + 1 === (date.month ?? 1) ? date : undefined;
}

function pageOf(number: string | null): number {
  return number && /^[1-9]\d{0,4}$/.test(number) ? Number(number) : 1;
}

function namesIn(query: URLSearchParams): string[] {
  return ID_PARAMETERS.flatMap((name) => {
    const value = query.get(name);
    return value ? [queryKey(name, value)] : [];
  });
}

/** `?p=12`, `?page_id=12` and `?attachment_id=12` count the same things. */
export function queryKey(name: (typeof ID_PARAMETERS)[number], value: string | number): string {
  const shared = name === 'page_id' || name === 'attachment_id' ? 'p' : name;
  return `?${shared}=${String(value).normalize('NFC').toLowerCase()}`;
}

function withoutFragment(target: string): string {
  return target.split('#')[0] ?? '';
}

/** Decoded once, NFC, lower case, one slash between segments and none at the end; undefined for malformed escapes. */
function normalPath(raw: string): string | undefined {
  try {
    return decodeURIComponent(fromBytes(raw))
      .normalize('NFC')
      .toLowerCase()
      .replace(/^\/index\.php(?=\/|$)/, '')
      .replace(/\/{2,}/g, '/')
      .replace(/(?<!\/)\/+$/, '');
  } catch {
    return;
  }
}

/** Node decodes a request's target as Latin-1; raw UTF-8 bytes are decoded again. */
function fromBytes(raw: string): string {
  if (!/[\u0080-\u00ff]/.test(raw) || /[\u0100-\uffff]/.test(raw)) return raw;
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(raw, 'latin1'));
}
