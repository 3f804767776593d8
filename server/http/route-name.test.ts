import { expect, test } from 'vitest';
import { routeOf } from './route-name';

const SLUG = encodeURIComponent('الحرف-العربي');
const TOKEN = 'kW3v0Zq1xT8sB5nYc7Lr2Jd9Ff4Hh6Gg0Aa1Ee2Ii3o';

test.each([
  ['/ar', '/[edition]'],
  [`/ar/articles/${SLUG}`, '/[edition]/articles/[slug]'],
  [`/en/articles/${SLUG}/comments/3`, '/[edition]/articles/[slug]/comments/[page]'],
  ['/ar/comments/12/reply', '/[edition]/comments/[id]/reply'],
  ['/ar/feed.xml', '/[edition]/feed.xml'],
])('%s is a public page, and named with its address', (path, route) => {
  expect(routeOf(path)).toEqual({ route, path });
  expect(routeOf(`${path}?q=secret#there`)).toEqual({ route, path });
});

test.each([
  [`/ar/receipts/${TOKEN}`, '/[edition]/receipts/*'],
  [`/en/subscriptions/${TOKEN}/unsubscribe?x=1`, '/[edition]/subscriptions/*'],
  ['/ar/search?q=secret', '/[edition]/search'],
  ['/media/abc.webp', '/media/*'],
  ['/desk/sign-in?to=%2Fdesk', '/desk/*'],
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
  expect(routeOf(`/ar/articles/${'x'.repeat(5000)}`)).toEqual({ route: '/[edition]/articles/[slug]' });
});
