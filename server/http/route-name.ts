/** What kind of address a request is for, as the log and the metrics name it: a closed list, with nobody's words in it. */

/** Named as Next names its routes; a star is any rest. Those of public pages are logged with the address itself. */
const ROUTES = {
  public: [
    '/[edition]',
    '/[edition]/articles/[slug]',
    '/[edition]/articles/[slug]/comments/[page]',
    '/[edition]/articles/[slug]/comments/newest',
    '/[edition]/articles/[slug]/comments/newest/[page]',
    '/[edition]/articles/[slug]/feed.xml',
    '/[edition]/page/[page]',
    '/[edition]/topics/[slug]',
    '/[edition]/topics/[slug]/page/[page]',
    '/[edition]/topics/[slug]/feed.xml',
    '/[edition]/authors/[slug]',
    '/[edition]/authors/[slug]/page/[page]',
    '/[edition]/authors/[slug]/feed.xml',
    '/[edition]/feed.xml',
    '/[edition]/manifest.webmanifest',
    '/[edition]/comments/[id]',
    '/[edition]/comments/[id]/reply',
    '/[edition]/comments/[id]/report',
    '/[edition]/comments/[id]/replies',
  ],
  other: [
    '/_next/*',
    '/media/*',
    '/share/*',
    '/fonts/*',
    '/icons/*',
    '/enhance/*',
    '/healthz',
    '/metrics',
    '/[edition]/search',
    '/[edition]/receipts/*',
    '/[edition]/subscriptions/*',
    '/[edition]/reported',
    '/desk',
    '/desk/*',
    '/sitemap.xml',
    '/news-sitemap.xml',
    '/sitemaps/*',
    '/robots.txt',
    '/speculation-rules.json',
    '/',
  ],
} as const;

/** Of every other address: what somebody invented, mistyped, or knows from the site that was here before. */
const ELSEWHERE = '*';

export type RouteKind = (typeof ROUTES)['public' | 'other'][number] | typeof ELSEWHERE;

/** What a page's address may hold in a place: a slug, percent-encoded, or a number. */
const PLACES: Record<string, string> = { edition: '(?:ar|en)', slug: '[^/]+', page: '\\d+', id: '\\d+' };

const patterns = [...ROUTES.public, ...ROUTES.other].map((route): [RouteKind, RegExp] => {
  const source = route
    .replaceAll('.', '\\.')
    .replace('*', '.*')
    .replace(/\[(\w+)\]/g, (_, name: string) => PLACES[name] ?? '[^/]+');
  return [route, new RegExp(`^${source}$`)];
});

const isPublic = (route: RouteKind) => (ROUTES.public as readonly string[]).includes(route);

/** The longest address that is logged: a slug has at most 80 characters, each up to six here. */
const PATH_LIMIT = 600;

/**
 * Names the kind of an address, and for a public page gives the address too: without its query, and never that of a
 * receipt or a subscription, which are secrets.
 * @param url path and query as they arrived, percent-encoded
 */
export function routeOf(url: string): { route: RouteKind; path?: string } {
  const end = url.search(/[?#]/);
  const path = end < 0 ? url : url.slice(0, end);
  const route = patterns.find(([, pattern]) => pattern.test(path))?.[0] ?? ELSEWHERE;
  return isPublic(route) && path.length <= PATH_LIMIT ? { route, path } : { route };
}
