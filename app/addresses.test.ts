import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const routes = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\/(?:page|route)\.tsx?$/.test(file))
  .map((file) => `/${file}`.replace(/\/\([\w-]+\)|\/[^/]+$/g, ''));

test('docs/addresses.md has every route, and no other', () => {
  const text = readFileSync('docs/addresses.md', 'utf8');
  const written = [...text.matchAll(/`(\/(?!ar`|en`)[^`?]+)/g)].map(([, address]) => address);
  const elsewhere = ['/', '/robots.txt', '/metrics', '/desk/import/send', '/[locale]/search'];
  expect(written.filter((address) => !elsewhere.includes(address ?? '')).sort()).toEqual(routes.sort());
});
