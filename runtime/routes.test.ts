import { expect, test } from 'vitest';
import { isOwnPath, routeOf } from './routes';

const SLUG = encodeURIComponent('الحرف-العربي');
const TOKEN = 'kW3v0Zq1xT8sB5nYc7Lr2Jd9Ff4Hh6Gg0Aa1Ee2Ii3o';

test.each([
  ['/ar', '/[locale]'],
  [`/ar/articles/${SLUG}`, '/[locale]/articles/[slug]'],
  [`/en/articles/${SLUG}/comments/3`, '/[locale]/articles/[slug]/comments/[page]'],
  ['/ar/comments/12/reply', '/[locale]/comments/[id]/reply'],
  ['/ar/archive/2026-11', '/[locale]/archive/[month]'],
  ['/ar/feed.xml', '/[locale]/feed.xml'],
  ['/ar/search', '/[locale]/search'],
])('%s is a public page, and named with its address', (path, route) => {
  expect(routeOf(path)).toEqual({ route, path });
  expect(routeOf(`${path}?q=secret#there`)).toEqual({ route, path });
});

test.each([
  [`/ar/receipts/${TOKEN}`, '/[locale]/receipts/[token]'],
  [`/en/subscriptions/${TOKEN}/unsubscribe?x=1`, '/[locale]/subscriptions/[token]/unsubscribe'],
  ['/media/abc.webp', '/media/[file]'],
  ['/desk/sign-in?to=%2Fdesk', '/desk/sign-in'],
  ['/desk/articles/12', '/desk/articles/[id]'],
  ['/desk/nothing/here', '/desk/[...rest]'],
  ['/fonts/a.woff2', '/fonts/*'],
  ['/robots.txt', '/robots.txt'],
  ['/icon.svg?x', '/icon.svg'],
  ['/_next/static/chunk.css', '/_next/*'],
  ['/healthz', '/healthz'],
  ['/', '/'],
])('%s is named by its kind alone', (url, route) => {
  expect(routeOf(url)).toEqual({ route });
});

test.each([
  `/ar/receipt/${TOKEN}`,
  `/AR/receipts/${TOKEN}`,
  `//ar/receipts/${TOKEN}`,
  `/ar/articles/x/${TOKEN}`,
  `/ar/comments/${TOKEN}`,
  '/wp-login.php?user=reader@example.com',
  '/reader@example.com',
  `/ar/articles/${'x'.repeat(5000)}/x`,
  '',
])('%s is none of ours, and not repeated', (url) => {
  expect(routeOf(url)).toEqual({ route: '*' });
});

test('what is too long for a page is not repeated', () => {
  expect(routeOf(`/ar/articles/${'x'.repeat(5000)}`)).toEqual({ route: '/[locale]/articles/[slug]' });
});

/** An address of a route: with something in the place of each parameter. */
const addressOf = (route: string) =>
  route
    .replace('[locale]', 'ar')
    .replace('[month]', '2026-11')
    .replace('*', 'x')
    .replace(/\[\.\.\.\w+\]/, 'x/y')
    .replace(/\[\w+\]/g, '1');

test('every page, every document and every file of ours is its own, and no old address can take it', () => {
  const files = Object.keys(import.meta.glob('../app/**/{page.tsx,route.ts}'));
  const routes = files.map((file) => file.replace(/^\.\.\/app|\/\([^)]+\)|\/(?:page\.tsx|route\.ts)$/g, ''));
  expect(routes).toEqual(expect.arrayContaining(['/[locale]/articles/[slug]', '/desk', '/media/[file]']));
  for (const route of routes.filter((route) => route !== '/[locale]/[...rest]'))
    expect(isOwnPath(addressOf(route)), route).toBe(true);
  for (const url of [
    '/en/',
    '/ar/search?q=x',
    '/robots.txt',
    '/favicon.ico',
    '/_next/x',
    '/fonts/a.woff2',
    '/metrics',
  ])
    expect(isOwnPath(url), url).toBe(true);
});

test.each(['/', '/?p=12', '/en/hello/', '/en/2020/01/', '/2020/01/x/', '/feed/', '/fr', '/deskx'])(
  '%s may be of a site that moved in',
  (url) => expect(isOwnPath(url)).toBe(false),
);
