import type { Locator, Page } from '@playwright/test';
import { pathFor } from '@/lib/site/paths';
import { expect, test } from './fixtures';

const TYPE = pathFor('ar', 'articles', 'الحرف-العربي-من-الرصاص-إلى-الخط-المتغير');
const SHORT = pathFor('ar', 'articles', 'لماذا-يقيس-البحار-والطيار-بالميل-البحري');

test('a long article stands on one axis, and leads to its sections, to its notes and on to others', async ({
  page,
}) => {
  await page.goto(TYPE);
  expect(await axesOf(page)).toEqual([640]);
  const contents = page.getByRole('navigation', { name: 'في هذا المقال' });
  await contents.getByText('في هذا المقال').click();
  await contents.getByRole('link', { name: 'في لاهور: عشرون ألف تركيب' }).click();
  await expect(page.getByRole('heading', { name: 'في لاهور: عشرون ألف تركيب' })).toBeInViewport();
  expect(decodeURIComponent(page.url())).toContain('#section-في-لاهور-عشرون-ألف-تركيب');

  await test.step('a footnote is read and left again by its links', async () => {
    await page.getByRole('link', { name: '1', exact: true, description: 'الحواشي' }).click();
    const note = page.getByRole('listitem').filter({ hasText: 'يده اليمنى' });
    await expect(note).toBeInViewport();
    await note.getByRole('link', { name: 'العودة إلى موضع الحاشية' }).click();
    await expect(page.getByText('المتوفى سنة 940 م')).toBeInViewport();
  });

  await test.step('it tells where it belongs, is handed on by plain links, and leads on to others', async () => {
    const way = page.getByRole('navigation', { name: 'مسار التنقّل' });
    await expect(way.getByRole('link')).toHaveText(['الرئيسية', 'ثقافة']);
    const share = page.getByRole('region', { name: 'مشاركة المقال' });
    await expect(share.getByRole('link')).toHaveCount(5);
    const address = new URL((await share.getByRole('link', { name: 'فيسبوك' }).getAttribute('href')) ?? '');
    expect(new URL(address.searchParams.get('u') ?? '').pathname).toBe(TYPE);
    await expect(page.getByRole('list', { name: 'مشاركة المقال' }).getByRole('link').first()).toHaveText(
      'واتساب',
    );
    const neighbours = page.getByRole('navigation', { name: 'مقالات أخرى' }).getByRole('link');
    const related = page.getByRole('region', { name: 'اقرأ أيضًا' });
    await expect(related.getByRole('article')).toHaveCount(4);
    for (const neighbour of await neighbours.all())
      await expect(related.locator(`[href="${await neighbour.getAttribute('href')}"]`)).toHaveCount(0);
  });
});

/** Where the middles of the parts of a page are, in CSS pixels from its edge. */
function axesOf(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const parts = document.querySelectorAll(
      'body > :is(header, footer), h1, main figure, main table, #comments',
    );
    const middles = [...parts].map((part) => {
      const { left, right } = part.getBoundingClientRect();
      return Math.round((left + right) / 2);
    });
    return [...new Set(middles)];
  });
}

test('lists count in the digits of the site, and a list of Latin text in its own', async ({
  page,
  publish,
}) => {
  const { path } = await publish({
    body: 'نصّ[^a].\n\n1. أول\n2. second\n\n---\n\n1. first\n2. second\n\n[^a]: a note',
  });
  await page.goto(path);
  const lists = page.getByRole('article').filter({ has: page.getByRole('heading', { level: 1 }) });
  const counted = () =>
    lists
      .locator('[class*="body"] ol')
      .evaluateAll((all) => all.map((list) => getComputedStyle(list).listStyleType));
  expect(await counted()).toEqual(['decimal', 'decimal', 'decimal']);
  // The choice is in site.config.ts, and app/writing.test.tsx holds that the page says so.
  await lists.evaluate((article) => article.setAttribute('data-digits', 'arab'));
  expect(await counted()).toEqual(['arabic-indic', 'decimal', 'arabic-indic']);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('what is pressed most is 44 px high', async ({ page }) => {
    await page.goto(TYPE);
    const low = await page
      .locator('header, nav, footer, [class*="share"], [class*="ways"]')
      .locator('a:visible, button:visible, summary:visible')
      .evaluateAll((all) =>
        all
          .filter(
            (one) =>
              !one.matches('.skip, h3 *, a:has(> time)') &&
              Math.round(one.getBoundingClientRect().height) < 44,
          )
          .map((one) => one.outerHTML.slice(0, 100)),
      );
    expect(low).toEqual([]);
  });

  test('names keep their order and stay on one line, in the headline, the standfirst, the text and the card', async ({
    page,
    publish,
  }) => {
    const author = `كاتب-${Date.now()}`;
    const words =
      'تركيا تسعى للحصول على تقنيات أنظمة الدفاع الجوي الحديثة S-500 من روسيا بلغة C++ ونظام SAMP / T معًا';
    // Words of other lengths, so that a line may end at each place.
    const coded = Array.from({ length: 60 }, (_, at) => `${'ا'.repeat((at % 9) + 1)} و\`60\`،`).join(' ');
    const article = await publish({
      author,
      title: words,
      more: [`standfirst: "${words}"`],
      body: `${words}\n\n[${words}](https://example.com/)\n\n| ${words} |\n| - |\n| ${words} |\n\n${coded}`,
    });
    await page.goto(article.path);
    expect(await codeApart(page), 'code stands with the letter before it and the comma after it').toBe(0);
    const places = page
      .getByRole('article')
      .first()
      .locator('h1, header p, p, p a, th, td')
      .filter({ hasText: 'C++' });
    expect(await places.count()).toBeGreaterThanOrEqual(6);
    for (const place of await places.all()) await expectWhole(place);
    await page.goto(pathFor('ar', 'authors', author));
    for (const place of await page
      .getByRole('main')
      .locator('h3, article p')
      .filter({ hasText: 'C++' })
      .all())
      await expectWhole(place);
  });
});

/** Each name stands on one line, its letters from left to right as they are written. */
async function expectWhole(place: Locator): Promise<void> {
  const broken = await place.evaluate((element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const found: { name: string; lines: number; inOrder: boolean }[] = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (const name of ['S-500', 'C++', 'SAMP / T']) {
        const at = node.nodeValue?.indexOf(name) ?? -1;
        if (at < 0) continue;
        const boxes = [...name].map((_, index) => {
          const range = document.createRange();
          range.setStart(node, at + index);
          range.setEnd(node, at + index + 1);
          return range.getBoundingClientRect();
        });
        const lines = new Set(boxes.map(({ top }) => Math.round(top))).size;
        const inOrder = boxes.every(({ x }, index) => index === 0 || x >= (boxes[index - 1]?.x ?? 0));
        found.push({ name, lines, inOrder });
      }
    }
    return found.length === 3 ? found.filter(({ lines, inOrder }) => lines > 1 || !inOrder) : found;
  });
  expect(broken, (await place.textContent())?.slice(0, 40)).toEqual([]);
}

/** How many pieces of code begin on another line than the letter before them, or end on another than the sign after them. */
function codeApart(page: Page): Promise<number> {
  return page.locator('p > code').evaluateAll((all) => {
    const lineOf = (text: ChildNode | null, at: number) => {
      const range = document.createRange();
      range.setStart(text as Text, at);
      range.setEnd(text as Text, at + 1);
      return range.getBoundingClientRect();
    };
    const isApart = (code: Element) => {
      const { previousSibling: before, nextSibling: after } = code;
      const { y, height } = code.getBoundingClientRect();
      const lines = [lineOf(before, (before?.nodeValue?.length ?? 0) - 1), lineOf(after, 0)];
      return lines.some((line) => Math.abs(line.y + line.height / 2 - y - height / 2) > height / 2);
    };
    return all.length < 60 ? -1 : all.filter(isApart).length;
  });
}

test.describe('on paper', () => {
  test.use({ colorScheme: 'dark' });

  test('an article is its text, black on white, with its source; nothing to press', async ({ page }) => {
    await page.goto(TYPE);
    await page.emulateMedia({ media: 'print' });
    for (const gone of ['navigation', 'form', 'button'] as const)
      await expect(page.getByRole(gone)).toHaveCount(0);
    for (const gone of ['#comments', '#related', '#share', '[data-copy-link]'])
      await expect(page.locator(gone).filter({ visible: true }), gone).toHaveCount(0);
    for (const kept of [
      'كتبته سلمى الخوري',
      'نُشر في 18 نوفمبر 2026',
      'الحواشي',
      'https://harfbuzz.github.io/',
    ])
      await expect(page.getByText(kept).first()).toBeVisible();
    await expect(page.getByText('/ar/articles/الحرف-العربي')).toBeVisible();
    const colours = await page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.documentElement);
      return [color, backgroundColor, getComputedStyle(document.querySelector('h1') as Element).color];
    });
    expect(colours).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
  });
});

test('a browser may fetch public pages ahead, and takes the rules without complaint', async ({
  page,
  request,
}) => {
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  const fetched = page.waitForRequest((one) => one.url().endsWith('/speculation-rules.json'));
  const answer = await page.goto(SHORT);
  expect(answer?.headers()['speculation-rules']).toBe('"/speculation-rules.json"');
  await fetched;
  const rules = await request.get('/speculation-rules.json');
  expect(rules.headers()['content-type']).toBe('application/speculationrules+json');
  expect(complaints).toEqual([]);
});
