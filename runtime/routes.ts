/** Route table of the site: names for the log and the metrics, and which paths no imported permalink may take. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { editions } from '@/site.config';

/** Written by `next build`: routes by their files. */
const MANIFEST = '.next/app-path-routes-manifest.json';

/**
 * Beside Next's routes: a redirect (next.config.ts), what the server answers itself (server/http/main.ts), Next's static
 * files, and search before it is rewritten (lib/search/url.ts).
 */
const MORE_ROUTES = ['/', '/metrics', '/desk/import/send', '/_next/*', '/[locale]/search'];

/** Catch-all for missing pages: not a route of anything. */
const MISSING = '/[locale]/[...rest]';

/** The route of what no route matches: invented, mistyped, or a permalink of the site before. */
const ELSEWHERE = '*';

/** Parameters without secrets or user input: a reader route with no others is logged with its path. */
const PARAMETERS: Record<string, string> = {
  locale: editions.join('|'),
  slug: '[^/]+',
  page: '\\d+',
  month: '\\d{4}-\\d\\d',
  id: '\\d+',
  number: '\\d+',
};

interface Route {
  name: string;
  pattern: RegExp;
  isLogged: boolean;
}

let table: Route[] | undefined;

/** Closed, as metrics labels must be. Catch-alls match last, as they do in Next. */
function routes(): Route[] {
  table ??= [...nextRoutes(), ...publicRoutes(), ...MORE_ROUTES]
    .filter((name) => name !== MISSING)
    .sort((a, b) => Number(a.includes('[...')) - Number(b.includes('[...')))
    .map((name) => ({ name, pattern: patternOf(name), isLogged: isLogged(name) }));
  return table;
}

/** Those of the build; in development, in tests and for commands that run before a build, those of the source. */
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
    .replace(/\[([^[\]]+)\]/g, (_, parameter: string) =>
      parameter.startsWith('\\.') ? '.+' : `(?:${PARAMETERS[parameter] ?? '[^/]+'})`,
    );
  return new RegExp(`^${source}$`);
}

function isLogged(name: string): boolean {
  const parameters = [...name.matchAll(/\[([^[\]]+)\]/g)].map(([, parameter = '']) => parameter);
  return parameters[0] === 'locale' && parameters.every((parameter) => parameter in PARAMETERS);
}

/** A slug has at most 80 characters, each up to six when percent-encoded. */
const MAX_LOGGED_PATH = 600;

/**
 * The route that matches, as Next names it, and for a public page the path too: without its query, and never that of a
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
 * Whether a route of ours matches, so that no imported permalink can take it. The front page does not count: with a query
 * it may be any plain permalink of WordPress.
 */
export function isOwnPath(url: string): boolean {
  const path = pathOf(url).replace(/(?<!\/)\/+$/, '');
  return path !== '' && routes().some(({ pattern }) => pattern.test(path));
}

function pathOf(url: string): string {
  return url.replace(/[?#].*$/s, '');
}
