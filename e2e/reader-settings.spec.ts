import type { Page } from '@playwright/test';
import { pathFor } from '@/lib/site/paths';
import { excessOf } from './accessible';
import { expect, test } from './fixtures';

const ARTICLE = pathFor('ar', 'articles', 'الحرف-العربي-من-الرصاص-إلى-الخط-المتغير');

/** `--paper-sepia` of app/tokens.css. */
const SEPIA = 'rgb(245, 236, 217)';

/** The font stack of «حديث» begins with Vazirmatn. */
const SANS = /^"?Vazirmatn/;

test('what a reader sets stays set, and the next page wears it before its body is there', async ({
  page,
}) => {
  await page.goto('/ar');
  await set(page, 'ورقي', '200', 'حديث');
  // The theme when the parser reaches <body>, before the first paint.
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.body) return;
      observer.disconnect();
      const { backgroundColor, fontSize } = getComputedStyle(document.documentElement);
      Object.assign(window, { first: [backgroundColor, fontSize] });
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto(ARTICLE);
  expect(await page.evaluate(() => (window as unknown as { first: string[] }).first)).toEqual([
    SEPIA,
    '32px',
  ]);
  await expect(page.locator('meta[name=theme-color]').first()).toHaveAttribute('content', SEPIA);
  await expect(text(page)).toHaveCSS('font-family', SANS);
  await open(page);
  await expect(page.getByRole('radio', { name: 'ورقي' })).toBeChecked();

  await page.getByRole('button', { name: 'الإعدادات الأصلية' }).click();
  await page.reload();
  await expect(page.locator('html')).toHaveCSS('font-size', '16px');
  await expect(page.locator('html')).toHaveCSS('background-color', 'rgb(253, 252, 249)');
});

test('the panel is the keyboard’s too: it opens, is changed, and closes to where it was opened', async ({
  page,
}) => {
  await page.goto('/ar');
  const button = page.getByRole('button', { name: 'إعدادات القراءة' });
  await button.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('radio', { name: '100' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('html')).toHaveCSS('background-color', 'rgb(21, 21, 20)');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('radio')).toHaveCount(0);
  await expect(button).toBeFocused();
});

test('settings hold on the page without a script, and fit a phone as with one', async ({ browser }) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 390, height: 844 },
  });
  const page = await context.newPage();
  await page.goto(ARTICLE);
  await set(page, 'ورقي', '200', 'حديث');
  await expect(page.locator('html')).toHaveCSS('background-color', SEPIA);
  await expect(page.locator('html')).toHaveCSS('font-size', '32px');
  await expect(text(page)).toHaveCSS('font-family', SANS);
  expect(await excessOf(page)).toBeLessThanOrEqual(0);
  await context.close();
});

test('at twice the size nothing scrolls sideways on a phone', async ({ page }) => {
  await page.addInitScript(() => localStorage.setItem('maqal:reader', '{"size":"200"}'));
  await page.setViewportSize({ width: 390, height: 844 });
  for (const address of ['/ar', ARTICLE, '/ar/comments/1/reply', '/ar/nothing', '/en']) {
    await page.goto(address);
    await open(page);
    expect(await excessOf(page), address).toBeLessThanOrEqual(0);
  }
});

/** Of the text of an article. */
const text = (page: Page) => page.getByRole('article').first().getByText('المتوفى سنة 940 م');

async function open(page: Page): Promise<void> {
  await page.locator('[popovertarget=reader-settings]').first().click();
}

async function set(page: Page, ...choices: string[]): Promise<void> {
  await open(page);
  for (const name of choices) await page.getByRole('radio', { name }).check();
}
