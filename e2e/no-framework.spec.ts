import { pathFor } from '@/lib/site/paths';
import { comment, expect, test } from './fixtures';
import { expectOnlyOurScript, OURS, watchScripts } from './scripts';

const ARTICLE = pathFor('ar', 'articles', 'الحرف-العربي-من-الرصاص-إلى-الخط-المتغير');
const SHORT = pathFor('ar', 'articles', 'لماذا-يقيس-البحار-والطيار-بالميل-البحري');

test('a page that is kept for all carries its styles, and waits for no file before its first paint', async ({
  page,
}) => {
  const waitedFor: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'stylesheet') waitedFor.push(request.url());
  });
  for (const address of ['/ar', ARTICLE, pathFor('ar', 'authors', 'سلمى-الخوري')]) await page.goto(address);
  expect(waitedFor).toEqual([]);
  await expect(page.getByRole('banner')).toHaveCSS('padding-inline-start', '40px');
});

test('the fonts of a page are asked for with the page, those of both scripts', async ({ page }) => {
  const asked = new Set<string>();
  page.on('request', (request) => {
    if (request.resourceType() === 'font') asked.add(new URL(request.url()).pathname);
  });
  for (const address of ['/ar', '/en']) {
    asked.clear();
    const answer = await page.goto(address);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    // In the head, and in a header too where React had time for it.
    const said = `${answer?.headers().link}\n${await answer?.text()}`;
    const preloaded = said.matchAll(/<(\/fonts\/[^>]+)>; rel=preload|rel="preload" href="(\/fonts\/[^"]+)"/g);
    const first = new Set([...preloaded].map(([, header, head]) => header ?? head));
    expect(first.size).toBe(4);
    expect([...asked].filter((file) => !first.has(file) && !/hyphens/.test(file))).toEqual([]);
  }
});

for (const width of [390, 1280]) {
  test(`fonts that come after the first paint are drawn with at once, and move nothing at ${width} px`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    let release = () => {};
    let released = Promise.resolve();
    await page.route('**/fonts/*', async (route) => {
      await released;
      await route.continue();
    });
    // Pages whose content no other test changes.
    for (const address of [pathFor('ar', 'authors', 'سلمى-الخوري'), SHORT, '/en']) {
      released = new Promise<void>((resolve) => {
        release = resolve;
      });
      await page.goto(address, { waitUntil: 'commit' });
      await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
      const heading = page.getByRole('main').locator('h1, h2').filter({ visible: true }).first();
      const before = await heading.evaluate(widthOfText);
      await expect(page.getByRole('banner').getByRole('img', { name: /^(مقال|Maqal)$/ })).toBeVisible();
      release();
      await expect.poll(() => heading.evaluate(widthOfText), address).not.toBe(before);
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      expect(await page.evaluate(layoutShift), address).toBeLessThanOrEqual(0.01);
    }
  });
}

test('a receipt carries our script alone, with its part for who was here before', async ({
  page,
  article,
  request,
}) => {
  const seen = watchScripts(page);
  await page.goto(article.path);
  await comment(page, { name: 'قارئ', email: 'reader@example.com', body: 'بلا شيفرة' });
  await expect(page.getByRole('status')).toBeVisible();
  await expect.poll(() => new Set(seen)).toEqual(new Set([OURS.address, OURS.revisit.address]));
  expectOnlyOurScript(await (await request.get(page.url().split('#')[0] ?? '')).text());
});

test('the answer to a failed post runs no other script: the policy blocks those it carries', async ({
  page,
  article,
}) => {
  const loaded: string[] = [];
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'script') loaded.push(request.url());
  });
  // Without ours the browser itself posts the form, and is answered with the whole page.
  await page.route('**/enhance/*', (route) => route.abort());
  await page.goto(article.path);
  await comment(page, { name: '', email: '', body: '' });
  await expect(page.getByRole('alert')).toBeVisible();
  expect(await page.content()).toContain('__next_f');
  expect(loaded).toEqual([]);
  expect(await page.evaluate(() => '__next_f' in window)).toBe(false);
});

test('the policy allows no inline script and no eval', async ({ request }) => {
  const policy = (await request.get('/ar')).headers()['content-security-policy'] ?? '';
  expect(policy).toContain(
    `script-src '${OURS.first.integrity}' '${OURS.integrity}' ${process.env.SITE_URL}${OURS.address} '${OURS.revisit.integrity}' ${process.env.SITE_URL}${OURS.revisit.address};`,
  );
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

/** Cumulative layout shift so far (https://web.dev/articles/cls). */
function layoutShift(): Promise<number> {
  return new Promise((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => resolve(sum), 200);
  });
}

/** What its letters take, in CSS pixels. */
function widthOfText(element: Element): number {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range.getBoundingClientRect().width;
}
