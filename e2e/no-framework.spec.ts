import { pathFor } from '@/lib/slug';
import { comment, expect, test } from './fixtures';

const ARTICLE = pathFor('ar', 'articles', 'الحرف-العربي-من-الرصاص-إلى-الخط-المتغير');

const PAGES = [
  ['home', '/ar'],
  ['article', ARTICLE],
  ['author', pathFor('ar', 'authors', 'سلمى-الخوري')],
  ['topic', pathFor('ar', 'topics', 'علوم')],
  ['reply', '/ar/comments/1/reply'],
  ['not found', '/ar/nothing'],
  ['something went wrong', '/ar/failure'],
  ['English article', pathFor('en', 'articles', 'the-arabic-names-of-the-stars')],
] as const;

for (const [kind, address] of PAGES) {
  test(`the ${kind} page carries no script of the framework`, async ({ page, request }) => {
    const seen = watch(page);
    await page.goto(address);
    await page.waitForLoadState('networkidle');
    expect(seen).toEqual([]);
    await expectClean(await (await request.get(address)).text());
  });
}

test('a receipt carries no script of the framework', async ({ page, article, request }) => {
  const seen = watch(page);
  await page.goto(article.path);
  await comment(page, { name: 'قارئ', email: 'reader@example.com', body: 'بلا شيفرة' });
  await expect(page.getByRole('status')).toBeVisible();
  expect(seen).toEqual([]);
  await expectClean(await (await request.get(page.url().split('#')[0] ?? '')).text());
});

test('the answer to a failed post runs no script either: the policy blocks those it carries', async ({
  page,
  article,
}) => {
  const loaded: string[] = [];
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'script') loaded.push(request.url());
  });
  await page.goto(article.path);
  await comment(page, { name: '', email: '', body: '' });
  await expect(page.getByRole('alert')).toBeVisible();
  expect(loaded).toEqual([]);
  expect(await page.evaluate(() => '__next_f' in window)).toBe(false);
});

test('the policy allows no inline script and no eval', async ({ request }) => {
  const policy = (await request.get('/ar')).headers()['content-security-policy'] ?? '';
  expect(policy).toContain("script-src 'none'");
  expect(policy).not.toMatch(/unsafe-/);
  for (const rule of [
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ]) {
    expect(policy).toContain(rule);
  }
});

/** What a page must not do: ask for a script, or break its own policy. */
function watch(page: import('@playwright/test').Page): string[] {
  const seen: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') seen.push(request.url());
  });
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) seen.push(message.text());
  });
  return seen;
}

async function expectClean(html: string): Promise<void> {
  expect(html).toContain('</html>');
  expect(html).not.toMatch(
    /<script(?![^>]*(?:type="(?:application\/ld\+json|speculationrules)"|integrity=))/,
  );
  expect(html).not.toMatch(/as="script"|modulepreload/);
  expect(html).not.toContain('__next_f');
  // A boundary whose content would need a script to appear.
  expect(html).not.toMatch(/<!--\$\?-->|<template id="B:/);
  expect(html).not.toMatch(/name="maqal"/);
}
