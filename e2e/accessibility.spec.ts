import { pathFor } from '@/lib/slug';
import { problemsOn } from './axe';
import { comment, expect, test } from './fixtures';

const PAGES = [
  ['home', '/ar'],
  ['article with a thread', pathFor('ar', 'articles', 'الحرف-العربي-من-الرصاص-إلى-الخط-المتغير')],
  ['author', pathFor('ar', 'authors', 'سلمى-الخوري')],
  ['topic', pathFor('ar', 'topics', 'علوم')],
  ['reply', '/ar/comments/1/reply'],
  ['not found', '/ar/nothing'],
  ['failure', '/ar/failure'],
  ['English home', '/en'],
  ['English article', pathFor('en', 'articles', 'arabic-type-from-lead-to-variable-fonts')],
  ['English author', pathFor('en', 'authors', 'salma-khoury')],
  ['English not found', '/en/nothing'],
  ['English failure', '/en/failure'],
] as const;

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    for (const [kind, address] of PAGES) {
      test(`axe finds nothing wrong with the ${kind} page`, async ({ page }) => {
        await page.goto(address);
        expect(await problemsOn(page)).toEqual([]);
      });
    }

    test('axe finds nothing wrong with a form that came back, nor with a receipt', async ({
      page,
      article,
    }) => {
      await page.goto(article.path);
      await comment(page, { name: '', email: 'x', body: '' });
      await expect(page.getByRole('alert')).toBeVisible();
      expect(await problemsOn(page)).toEqual([]);
      await comment(page, { name: 'قارئ', email: 'reader@example.com', body: 'نصّ' });
      await expect(page.getByRole('status')).toBeVisible();
      expect(await problemsOn(page)).toEqual([]);
    });
  });
}

test('the keyboard reaches the content, the headline and the form, with the focus in sight', async ({
  page,
}) => {
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

for (const width of [320, 390, 768, 1280, 1920]) {
  test(`no page scrolls sideways at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    for (const [kind, address] of PAGES) {
      await page.goto(address);
      const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(excess, kind).toBeLessThanOrEqual(0);
    }
  });
}
