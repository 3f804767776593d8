import type { Page } from '@playwright/test';
import { pathFor } from '@/lib/site/paths';
import { site } from '@/site.config';
import { expect, test } from './fixtures';

const TYPE = pathFor('ar', 'articles', 'الحرف-العربي-من-الرصاص-إلى-الخط-المتغير');

test('a reader goes from the front page to an article and on to its author', { tag: '@no-js-only' }, async ({
  page,
}) => {
  await page.goto('/ar');
  await page
    .getByRole('article')
    .getByRole('link', { name: /الحرف العربي من الرصاص/ })
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('الحرف العربي من الرصاص');
  await page.getByRole('link', { name: 'كل مقالات سلمى الخوري' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'سلمى الخوري' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'مقالات سلمى الخوري' })).toBeVisible();
  await expect(page.getByRole('article').first()).toBeVisible();
});

test('the bare address leads to the Arabic front page, which leads with the newest story and counts comments', async ({
  page,
}) => {
  await page.goto('/');
  await expect(page).toHaveURL(/\/ar$/);
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
  const stories = page.getByRole('main').getByRole('article');
  const all = await stories
    .locator('time')
    .evaluateAll((all) => all.map((time) => time.getAttribute('datetime')));
  // Below them stand bands of topics, where there are more.
  const times = all.slice(0, site.articlesPerPage);
  expect(times.length).toBeGreaterThan(5);
  expect(times).toEqual([...times].sort().reverse());
  await expect(stories.filter({ hasText: 'الحرف العربي من الرصاص' })).toContainText('42 تعليقًا');
  // A topic into which no other test publishes.
  await page.goto(pathFor('ar', 'topics', 'تاريخ'));
  const gap = await stories.first().evaluate((lead) => {
    const [picture, words] = [lead.querySelector('img'), lead.lastElementChild];
    return Number(words?.getBoundingClientRect().top) - Number(picture?.getBoundingClientRect().bottom);
  });
  expect(gap, 'the words of the lead stand directly below its picture').toBeLessThan(24);
});

test('an article says who wrote it and when, shows pictures and tables, and leads to its neighbours in time', async ({
  page,
}) => {
  await page.goto(TYPE);
  const article = page.getByRole('article').first();
  await expect(article).toContainText('كتبته سلمى الخوري');
  await expect(article).toContainText('نُشر في 18 نوفمبر 2026');
  await expect(article).toContainText('حُدِّث في 19 نوفمبر');
  await expect(article).toContainText('يُقرأ في 7 دقائق');
  await expect(article.getByRole('complementary', { name: 'سلمى الخوري' })).toContainText('محرّرة الثقافة');
  await expect(page.getByText('Written by')).toHaveCount(0);

  const figure = page.getByRole('figure').first();
  await expect(figure.getByRole('img')).toHaveAttribute('width', '1600');
  await expect(figure).toContainText('رسم: مقال');
  await expect(page.getByRole('region', { name: 'جدول' }).getByRole('table')).toBeVisible();
  await expect(page.locator('main [lang="en"][dir="ltr"]').first()).toBeAttached();

  const neighbours = page.getByRole('navigation', { name: 'مقالات أخرى' });
  await expect(neighbours.getByRole('link', { name: /المقال السابق/ })).toContainText('كابلات تحت الموج');
  await neighbours.getByRole('link', { name: /المقال التالي/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('بميل غير ميلنا');
});

for (const width of [390, 1280]) {
  test(`all of a long article is laid out before it is scrolled at ${width} px, so that every place stays`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await openInSafari(page);
    // Below the first twenty comments, once the browser is idle.
    await expect(page.locator('html')).not.toHaveAttribute('data-loading');
    expect(await page.locator('body *').evaluateAll(countSkipped), 'not laid out').toBe(0);
    const height = await heightOf(page);
    const comment = await page.locator('article[id^="comment-"]').nth(20).getAttribute('id');
    await page.mouse.wheel(0, height);
    await expect(page.getByRole('contentinfo')).toBeInViewport();
    expect(await heightOf(page)).toBe(height);

    await page.evaluate((middle) => scrollTo(0, middle), Math.round(height / 2));
    await page.reload();
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(Math.round(height / 2));
    expect(await heightOf(page)).toBe(height);

    await openInSafari(page);
    const contents = page.getByRole('navigation', { name: 'في هذا المقال' });
    await contents.getByText('في هذا المقال').click();
    const last = contents.getByRole('link').last();
    await last.click();
    await expectAtPlace(page, await last.getAttribute('href'));
    await page.goto(`${TYPE}#${comment}`);
    await expectAtPlace(page, `#${comment}`);
    await page.goBack();
    await expectAtPlace(page, await last.getAttribute('href'));
  });
}

/** As Safari has it, which does not keep what is on the screen in its place while something above it grows. */
async function openInSafari(page: Page): Promise<void> {
  await page.goto(TYPE);
  await page.evaluate(() => document.documentElement.style.setProperty('overflow-anchor', 'none'));
}

/** How many of the elements stand on the page while the browser leaves out what they hold. */
function countSkipped(elements: Element[]): number {
  return elements.filter(
    (element) => element.checkVisibility() && !element.checkVisibility({ contentVisibilityAuto: true }),
  ).length;
}

function heightOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollHeight);
}

/** What the address names stands where its margin has it, to a pixel or two. */
async function expectAtPlace(page: Page, address: string | null): Promise<void> {
  const target = page.locator(':target');
  await expect(target).toHaveAttribute('id', decodeURIComponent(address ?? '').slice(1));
  // Waits until nothing moves any more.
  await target.click({ trial: true });
  const off = await target.evaluate(
    (element) =>
      element.getBoundingClientRect().top - Number.parseFloat(getComputedStyle(element).scrollMarginTop),
  );
  expect(Math.abs(off), `${address} off its place`).toBeLessThanOrEqual(2);
}

test('a topic gathers its articles', async ({ page }) => {
  await page.goto('/ar');
  await page.getByRole('navigation', { name: 'الموضوعات' }).getByRole('link', { name: 'طيران' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'طيران' })).toBeVisible();
  await expect(page.getByRole('navigation', { name: 'الموضوعات' }).locator('[aria-current]')).toHaveText(
    'طيران',
  );
  await expect(page.getByRole('main').getByRole('article').first()).toBeVisible();
});

test('the English edition runs left to right, in English, and links to its translation', async ({ page }) => {
  await page.goto('/en');
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
  await page
    .getByRole('article')
    .getByRole('link', { name: /The Arabic names of the stars/ })
    .click();
  await expect(page.getByRole('article').first()).toContainText('By Salma Khoury');
  await expect(page.getByRole('article').first()).toContainText('Published 27 October 2026');
  await expect(page.getByRole('heading', { name: '3 comments' })).toBeVisible();
  await expect(page.getByRole('banner').getByRole('link', { name: 'العربية' })).toHaveAttribute(
    'href',
    (await page.getByRole('link', { name: 'Read this article in Arabic' }).getAttribute('href')) ?? '',
  );
  await page.getByRole('link', { name: 'Read this article in Arabic' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ar');
});

test('lists are paged, each page its own, and a page past the end is not found', async ({
  page,
  publish,
  request,
  baseURL,
}) => {
  const author = `غزير-${Date.now()}`;
  for (let number = 1; number <= 13; number++) await publish({ author });
  await page.goto(pathFor('ar', 'authors', author));
  await expect(page.getByRole('main').getByRole('article')).toHaveCount(12);
  await page.getByRole('link', { name: 'الصفحة التالية' }).click();
  await expect(page.getByText('الصفحة 2 من 2')).toBeVisible();
  const second = new URL(page.url()).pathname;
  await expect(page.locator('link[rel="canonical"]')).toHaveAttribute('href', `${baseURL}${second}`);
  await expect(page.getByRole('main').getByRole('article')).toHaveCount(1);
  expect((await request.get(pathFor('ar', 'authors', author, 'page', 3))).status()).toBe(404);
  expect((await request.get(pathFor('ar', 'authors', author, 'page', 1))).status()).toBe(404);
});
