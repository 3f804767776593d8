/** Our own addresses: one table for the log and the metrics, for old addresses, and for what counts as a page. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { editions } from '@/site.config';

/** What Next has built: routes by their files. */
const MANIFEST = '.next/app-path-routes-manifest.json';

/**
 * Beside Next's routes: what leads to an edition, what the server answers itself (server/http/main.ts), what has a version
 * in its name, and the address of search as readers see it (lib/search/url.ts).
 */
const MORE_ROUTES = ['/', '/metrics', '/_next/*', '/[locale]/search'];

/** Takes whatever no other route takes: there is nothing. */
const MISSING = '/[locale]/[...rest]';

/** What no route takes: somebody invented or mistyped it, or knows it from the site that was here before. */
const ELSEWHERE = '*';

/** Parameters that are nobody's secret and nobody's words: a route of the reader wing with no others is logged with its path. */
const PARAMETERS: Record<string, string> = {
  locale: editions.join('|'),
  slug: '[^/]+',
  page: '\\d+',
  id: '\\d+',
  number: '\\d+',
};

interface Route {
  name: string;
  pattern: RegExp;
  isLogged: boolean;
}

let table: Route[] | undefined;

/** A closed list, read once. Catch-alls come last, as they do for Next. */
function routes(): Route[] {
  table ??= [...nextRoutes(), ...publicRoutes(), ...MORE_ROUTES]
    .filter((name) => name !== MISSING)
    .sort((a, b) => Number(a.includes('[...')) - Number(b.includes('[...')))
    .map((name) => ({ name, pattern: patternOf(name), isLogged: isLogged(name) }));
  return table;
}

/** Those that were built. In development, in tests and for commands that run before a build, those of the source. */
function nextRoutes(): string[] {
  if (existsSync('app') && process.env.NODE_ENV !== 'production') return sourceRoutes();
  const built: Record<string, string> = JSON.parse(readFileSync(MANIFEST, 'utf8'));
  return Object.values(built).filter((name) => !name.startsWith('/_'));
}

function sourceRoutes(): string[] {
  return readdirSync('app', { recursive: true, encoding: 'utf8' })
    .map((file) => `/${file}`.replace(/\/\([^)]+\)/g, '').replace(/robots\.ts$/, 'robots.txt'))
    .filter((file) => /\/(?:page|route)\.tsx?$|\.(?:ico|png|svg|txt)$/.test(file))
    .map((file) => file.replace(/\/(?:page|route)\.tsx?$/, ''));
}

function publicRoutes(): string[] {
  return readdirSync('public', { withFileTypes: true }).map((entry) =>
    entry.isDirectory() ? `/${entry.name}/*` : `/${entry.name}`,
  );
}

function patternOf(name: string): RegExp {
  const source = name
    .replaceAll('.', '\\.')
    .replace('*', '.*')
    .replace(/\[([^\]]+)\]/g, (_, parameter: string) =>
      parameter.startsWith('\\.') ? '.+' : `(?:${PARAMETERS[parameter] ?? '[^/]+'})`,
    );
  return new RegExp(`^${source}$`);
}

function isLogged(name: string): boolean {
  const parameters = [...name.matchAll(/\[([^\]]+)\]/g)].map(([, parameter = '']) => parameter);
  return parameters[0] === 'locale' && parameters.every((parameter) => parameter in PARAMETERS);
}

/** The longest address that is logged: a slug has at most 80 characters, each up to six here. */
const MAX_LOGGED_PATH = 600;

/**
 * The route of an address, as Next names it, and for a public page the path too: without its query, and never that of a
 * receipt or a subscription, which are secrets.
 * @param url path and query as they arrived, percent-encoded
 */
export function routeOf(url: string): { route: string; path?: string } {
  const path = pathOf(url);
  const route = routes().find(({ pattern }) => pattern.test(path));
  if (!route?.isLogged || path.length > MAX_LOGGED_PATH) return { route: route?.name ?? ELSEWHERE };
  return { route: route.name, path };
}

/**
 * Whether something of ours is at an address, so that no address of a site that moved in can take it. The front page is
 * not: with a query it may name anything of WordPress's.
 */
export function isOwnPath(url: string): boolean {
  const path = pathOf(url).replace(/\/+$/, '');
  return path !== '' && routes().some(({ pattern }) => pattern.test(path));
}

function pathOf(url: string): string {
  return url.replace(/[?#].*$/s, '');
}
