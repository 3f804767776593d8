/** The addresses that a WordPress site had: how each is written once, and which of ours its ending asks for. */

/** What of ours an old address asks for. */
export type Permalink =
  | NamedPermalink
  | { kind: 'feed' }
  | { kind: 'sitemap' }
  | SearchPermalink
  | ListPermalink;

/** An article, author, topic or picture. */
export interface NamedPermalink {
  kind: 'named';
  /** Of the row of `redirects`, the first before the others. */
  keys: string[];
  /** The feed of what is named. */
  feed: boolean;
  /** A page of an article's comments, from 1. */
  commentPage: number;
  /** What it asks for when nothing has one of the keys. */
  otherwise?: ListPermalink | SearchPermalink;
}

/** The words that somebody looked for. */
export interface SearchPermalink {
  kind: 'search';
  question: string;
}

/** The articles of a year, a month or a day; of all times where there is no year. */
export interface ListPermalink {
  kind: 'list';
  edition?: string;
  year?: number;
  /** From 1. */
  month?: number;
  day?: number;
}

/** WordPress allows 200 bytes a slug, and permalinks have a few levels; longer ones were never its own. */
const MAX_TARGET_LENGTH = 2000;

/** Queries by which WordPress knows a thing; they name one on its front page. */
const NAMING = ['p', 'page_id', 'attachment_id', 'cat', 'tag', 'author', 'author_name'] as const;

/** What WordPress answers below a permalink: pages of it or of its comments, feeds, and other forms of the same. */
const ENDINGS =
  /\/(?:(?<list>page\/\d+)|comment-page-(?<comments>\d{1,5})|amp|embed|trackback|\d{1,3}|(?<feed>(?:comments\/)?(?:feed|rss|rss2|atom|rdf)(?:\/(?:rss|rss2|atom|rdf|feed))?))$/;

/** Archives by date: `/2020/`, `/2020/01/`, `/2020/01/05/`, below a language's own path where a plugin gave it one. */
const DATE = /^(?:\/([a-z]{2}))?\/((?:19|20)\d\d)(?:\/(\d{1,2})(?:\/(\d{1,2}))?)?$/;

/** Maps of WordPress itself and of the plugins that make them; `news-sitemap.xml` is ours. */
const SITEMAP =
  /^\/(?:wp-sitemap[\w-]*|sitemap_index|(?:post|page|category|post_tag|author|attachment)-sitemap\d*)\.xml$/;

/** The size WordPress adds to the name of a picture it made smaller, or to one it found too large. */
const SIZE = /-(?:\d{1,5}x\d{1,5}|scaled)(?=\.[a-z]{3,4}$)/;

/**
 * What an old address asks for, as a server was sent it: percent-encoded in either case, or in raw bytes.
 * Undefined for one that no WordPress had.
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
    listOf ?? searchOf(path) ?? (path === '' && listed ? ({ kind: 'list' } as const) : undefined);
  if (path !== '') keys.add(path.replace(SIZE, ''));
  // A site that stood in a folder: `/blog/?p=12`.
  for (const key of namesIn(asked)) keys.add(key);
  return { kind: 'named', keys: [...keys], feed, commentPage, ...(otherwise && { otherwise }) };
}

/** The key under which a thing's address at another site is kept; undefined for one that is not to be taken. */
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
  if (feed) return { kind: 'feed' };
  const question = query.get('s');
  if (question) return { kind: 'search', question };
  if (query.has('paged')) return { kind: 'list' };
  const [, ...together] = /^(\d{4})(\d\d)?(\d\d)?$/.exec(query.get('m') ?? '') ?? [];
  const apart = ['year', 'monthnum', 'day'].map((name) => query.get(name));
  const date = (together.length > 0 ? together : apart).filter(Boolean);
  return dateOf(`/${date.join('/')}`);
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
  return NAMING.flatMap((name) => {
    const value = query.get(name);
    return value ? [queryKey(name, value)] : [];
  });
}

/** `?p=12`, `?page_id=12` and `?attachment_id=12` count the same things. */
export function queryKey(name: (typeof NAMING)[number], value: string | number): string {
  const shared = name === 'page_id' || name === 'attachment_id' ? 'p' : name;
  return `?${shared}=${String(value).normalize('NFC').toLowerCase()}`;
}

function withoutFragment(target: string): string {
  return target.split('#')[0] ?? '';
}

/** Decoded once, NFC, lower case, one slash between its parts and none at its end; undefined where it is no text. */
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

/** Node reads the bytes of a request's target as Latin-1; where they are UTF-8 they are read as what they are. */
function fromBytes(raw: string): string {
  if (!/[\u0080-\u00ff]/.test(raw) || /[\u0100-\uffff]/.test(raw)) return raw;
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(raw, 'latin1'));
}
