import type { Page } from '@playwright/test';
import { searchPathFor } from '@/lib/search-address';
import { pathFor } from '@/lib/slug';
import { problemsOn } from './axe';
import { excessOf } from './excess';
import { comment, expect, test } from './fixtures';

const ARTICLE = pathFor('ar', 'articles', 'الحرف-العربي-من-الرصاص-إلى-الخط-المتغير');

const PAGES = [
  ['home', '/ar'],
  ['second page of articles', '/ar/page/2'],
  ['article with a thread', ARTICLE],
  ['thread, newest first', `${ARTICLE}/comments/newest`],
  ['author', pathFor('ar', 'authors', 'سلمى-الخوري')],
  ['topic', pathFor('ar', 'topics', 'علوم')],
  ['replies', '/ar/comments/1/replies'],
  ['reply', '/ar/comments/1/reply'],
  ['report', '/ar/comments/1/report'],
  ['reported', '/ar/reported'],
  ['search', searchPathFor('ar', { question: 'كابلات C++' })],
  ['search without answers', searchPathFor('ar', { question: 'الاسطرلب' })],
  ['not found', '/ar/nothing'],
  ['failure', '/ar/failure'],
  ['too large', '/ar/too-large'],
  ['crowded', '/ar/crowded'],
  ['English home', '/en'],
  ['English article', pathFor('en', 'articles', 'arabic-type-from-lead-to-variable-fonts')],
  ['English thread', pathFor('en', 'articles', 'the-arabic-names-of-the-stars', 'comments', 'newest')],
  ['English author', pathFor('en', 'authors', 'salma-khoury')],
  ['English topic', pathFor('en', 'topics', 'science')],
  ['English search', searchPathFor('en', { question: 'Arabic' })],
  ['English report thanks', '/en/reported'],
  ['English not found', '/en/nothing'],
  ['English failure', '/en/failure'],
] as const;

/** More articles than one page of them takes; the demo has eleven, and other tests may have added some. */
test.beforeEach(async ({ publish, request }, { title }) => {
  const short = title.startsWith('second page') && !(await request.get('/ar/page/2')).ok();
  for (let number = 0; short && number < 2; number++) await publish();
});

for (const [kind, address] of PAGES) {
  test(`${kind}: clean in every theme, fits every width, survives the reader's own styles`, async ({
    page,
  }) => {
    await page.goto(address);
    await expectClean(page);
    await expectFit(page);
    await expectCalm(page);
  });
}

test('a form that came back and a receipt are clean in every theme', async ({ page, article }) => {
  await page.goto(article.path);
  await comment(page, { name: '', email: 'x', body: '' });
  await expect(page.getByRole('alert')).toBeVisible();
  await expectClean(page);
  await expectFit(page);
  await comment(page, { name: 'قارئ', email: 'reader@example.com', body: 'نصّ' });
  await expect(page.getByRole('status')).toBeVisible();
  await page.locator('summary').first().click();
  await expectClean(page);
  await expectFit(page);
});

test('the keyboard reaches the content first, with the focus in sight', async ({ page }) => {
  await page.goto('/ar');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'انتقل إلى المحتوى' });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('main').getByRole('link').first()).toBeFocused();
  const outline = await page.locator(':focus').evaluate((element) => getComputedStyle(element).outlineStyle);
  expect(outline).toBe('solid');
});

test('a comment is written, corrected and sent with the keyboard alone', async ({ page, article }) => {
  await page.goto(article.path);
  await page.getByRole('textbox', { name: 'الاسم' }).focus();
  for (const words of ['قارئ', 'x', 'نصّ التعليق']) {
    await page.keyboard.type(words);
    await page.keyboard.press('Tab');
  }
  await expect(page.getByRole('checkbox', { name: 'احفظ اسمي وبريدي' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'أرسل التعليق' })).toBeFocused();
  await page.keyboard.press('Enter');

  // The summary of errors has the focus and says what is wrong; its link leads to the field, which repeats it.
  const summary = page.getByRole('alert');
  await expect(summary).toBeFocused();
  await expect(summary).toHaveAccessibleName(/لم يُرسل تعليقك/);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const email = page.getByRole('textbox', { name: 'البريد الإلكتروني' });
  await expect(email).toBeFocused();
  await expect(email).toHaveAccessibleDescription(/اكتب البريد الإلكتروني بصيغته الصحيحة/);
  await page.keyboard.press('Control+A');
  await page.keyboard.type('reader@example.com');
  await page.keyboard.press('Enter');

  // What became of it is announced, and has the focus.
  const status = page.getByRole('status');
  await expect(status).toBeFocused();
  await expect(status).toContainText('وصل تعليقك');
});

test('a thread says in words who answers whom, and how deep', async ({ page }) => {
  await page.goto(ARTICLE);
  const thread = page.getByRole('region', { name: '42 تعليقًا' });
  await expect(thread.getByRole('list', { name: 'المستوى الثاني' }).first()).toBeAttached();
  await expect(thread.getByRole('list', { name: 'المستوى الثالث' }).first()).toBeAttached();
  await expect(thread.getByRole('article', { name: /^ردّ / }).first()).toBeAttached();
  await expect(thread.getByRole('article', { name: /^تعليق / }).first()).toBeAttached();
});

/** Nothing for axe-core to find; the page is loaded once, and the other themes change nothing but colours. */
async function expectClean(page: Page): Promise<void> {
  expect(await problemsOn(page)).toEqual([]);
  expect(await smallTargetsOn(page), 'under 24 px').toEqual([]);
  for (const theme of ['dark', 'sepia']) {
    await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme);
    expect(await problemsOn(page, 'color-contrast'), theme).toEqual([]);
  }
}

/**
 * What is to be pressed and is under 24 CSS pixels wide or high (WCAG 2.5.8), but for links within a sentence and boxes
 * within their label. Axe lets a smaller one pass that stands apart.
 */
function smallTargetsOn(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('a, button, summary, select, textarea, input:not([type=hidden])')]
      .filter((element) => {
        const { width, height } = element.getBoundingClientRect();
        const block = element.closest('p, li, h1, h2, h3, h4, td, figcaption');
        const inSentence =
          getComputedStyle(element).display === 'inline' && block?.textContent !== element.textContent;
        const exempt = inSentence || element.closest('label, .heard') || !element.checkVisibility();
        return !exempt && (width < 24 || height < 24);
      })
      .map((element) => element.outerHTML.slice(0, 100)),
  );
}

/**
 * Nothing scrolls sideways, at 320 CSS pixels (400 % of 1280, WCAG 1.4.10) as little as on a wide screen; nor with the
 * distances between letters, words and lines that WCAG 1.4.12 names.
 */
async function expectFit(page: Page): Promise<void> {
  for (const width of [1920, 1280, 768, 390, 320]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await excessOf(page), `${width} px`).toBeLessThanOrEqual(0);
  }
  const spacing = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
    p { margin-block-end: 2em !important }`;
  await withSheet(page, spacing, async () => {
    expect(await excessOf(page), 'spaced text at 320 px').toBeLessThanOrEqual(0);
  });
}

/** With less motion nothing moves; with forced colours, which take backgrounds away, buttons keep an edge. */
async function expectCalm(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' });
  const restless = await page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => {
        const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
        return animationName !== 'none' || parseFloat(transitionDuration) > 0 || scrollBehavior === 'smooth';
      })
      .map((element) => element.outerHTML.slice(0, 100)),
  );
  expect(restless).toEqual([]);
  const edgeless = await page.evaluate(() =>
    [...document.querySelectorAll('button')]
      .filter((button) => getComputedStyle(button).borderBlockStartStyle === 'none')
      .map((button) => button.outerHTML.slice(0, 100)),
  );
  expect(edgeless).toEqual([]);
}

/** Runs work with a stylesheet of the reader's, which no policy of ours keeps out. */
async function withSheet(page: Page, css: string, work: () => Promise<void>): Promise<void> {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [sheet];
  }, css);
  await work();
  await page.evaluate(() => {
    document.adoptedStyleSheets = [];
  });
}
