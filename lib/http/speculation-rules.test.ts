import { expect, test } from 'vitest';
import { pathFor } from '@/lib/site/paths';
import { speculationRules } from './speculation-rules';

/** Whether a link to the address matches one of the rules' patterns, which Node cannot read before 24 (URLPattern). */
function isListed(address: string): boolean {
  const { pathname, search } = new URL(address, 'https://example.com');
  const patterns = JSON.stringify(speculationRules(['ar', 'en'])).matchAll(
    /"pathname":"([^"]*)","search":""/g,
  );
  const listed = [...patterns].map(([, path = '']) => new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`));
  return search === '' && listed.some((pattern) => pattern.test(pathname));
}

test.each([
  pathFor('ar', 'articles', 'مقال'),
  pathFor('en', 'authors', 'salma-khoury'),
  pathFor('ar', 'topics', 'علوم'),
  '/ar',
  `${pathFor('ar', 'articles', 'مقال')}#comments`,
])('%s may be fetched ahead', (address) => {
  expect(isListed(address)).toBe(true);
});

test.each([
  '/ar/receipts/token',
  '/ar/subscriptions/token',
  '/ar/subscriptions/token/unsubscribe',
  '/ar/comments/1/reply',
  '/ar/comments/1/report',
  '/desk',
  '/desk/log',
  '/ar/feed.xml',
  '/sitemap.xml',
  '/healthz',
  '/ar/articles/x/feed.xml',
  '/ar/search?q=x',
  '/media/x.webp',
])('%s may not', (address) => {
  expect(isListed(address)).toBe(false);
});
