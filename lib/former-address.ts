/** The addresses that a WordPress site had: how each is written once, and which of ours its ending asks for. */

/** What of ours an old address asks for, beside the article, author, topic or picture it names. */
export type FormerPlace =
  /** Named by a row of `redirects` under one of these keys, the first before the others; or the feed of what is named. */
  { kind: 'named'; keys: string[]; feed: boolean } | { kind: 'feed' } | { kind: 'sitemap' };

/** WordPress allows 200 bytes a slug, and permalinks have a few levels; longer ones were never its own. */
const LONGEST = 2000;

/** Queries by which WordPress knows a thing; only on its front page do they name one. */
const NAMING = ['p', 'page_id', 'attachment_id', 'cat', 'tag', 'author', 'author_name'] as const;

/** What WordPress answers below a permalink: pages of it or of its comments, feeds, and other forms of the same. */
const ENDINGS =
  /\/(?:(page\/\d+|comment-page-\d+|amp|embed|trackback|\d{1,3})|((?:comments\/)?(?:feed|rss|rss2|atom|rdf)(?:\/(?:rss|rss2|atom|rdf|feed))?))$/;

/** The size WordPress adds to the name of a picture it made smaller, or to one it found too large. */
const SIZE = /-(?:\d{1,5}x\d{1,5}|scaled)(?=\.[a-z]{3,4}$)/;

/** Addresses that pages and files of ours have, and no site that moves in can take. */
const OURS =
  /^\/(?:(?:ar|en)(?:\/(?:articles|authors|topics|search|comments|receipts|subscriptions|reported|page|failure|too-large|feed\.xml|manifest\.webmanifest)(?:\/|$)|\/?$)|(?:desk|media|share|sitemaps|_next|healthz|fonts|icons|enhance)(?:\/|$)|[^/]+\.(?:css|ico|js|json|png|svg|txt|webmanifest|xml)$)/;

/** True for the path of a page or file of ours, without its query; told by its beginning alone. */
export function isOwnPath(path: string): boolean {
  return OURS.test(path);
}

/**
 * What an old address asks for, as a server was sent it: percent-encoded in either case, or in raw bytes.
 * Undefined for one that no WordPress had.
 * @param target the request's target, `/path?query`; Node gives raw bytes as one character each
 */
export function readFormerAddress(target: string): FormerPlace | undefined {
  if (target.length > LONGEST) return;
  const [rawPath = '', query = ''] = withoutFragment(target).split(/\?(.*)/s);
  if (/^\/(?:wp-sitemap|sitemap_index)\.xml$/.test(rawPath)) return { kind: 'sitemap' };
  if (isOwnPath(rawPath)) return;
  let path = normalPath(rawPath);
  if (path === undefined) return;
  const keys = new Set([path]);
  if (path === '' || path === '/') return placeOfQuery(new URLSearchParams(query));
  let feed = false;
  for (let match = ENDINGS.exec(path); match; match = ENDINGS.exec(path)) {
    feed ||= match[2] !== undefined;
    path = path.slice(0, match.index);
    keys.add(path);
  }
  if (path === '') return feed ? { kind: 'feed' } : undefined;
  return { kind: 'named', keys: [...keys.add(path.replace(SIZE, ''))], feed };
}

/** The key under which a thing's address at another site is kept; undefined for one that is not to be taken. */
export function formerKey(address: string): string | undefined {
  const url = parse(address);
  if (!url || !/^https?:$/.test(url.protocol)) return;
  const place = readFormerAddress(`${url.pathname}${url.search}`);
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

function placeOfQuery(query: URLSearchParams): FormerPlace | undefined {
  const feed = query.has('feed');
  for (const name of NAMING) {
    const value = query.get(name);
    if (value) return { kind: 'named', keys: [queryKey(name, value)], feed };
  }
  return feed ? { kind: 'feed' } : undefined;
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
      .replace(/\/+$/, '');
  } catch {
    return;
  }
}

/** Node reads the bytes of a request's target as Latin-1; where they are UTF-8 they are read as what they are. */
function fromBytes(raw: string): string {
  if (!/[\u0080-\u00ff]/.test(raw) || /[\u0100-\uffff]/.test(raw)) return raw;
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(raw, 'latin1'));
}
