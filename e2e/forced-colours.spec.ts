/** The site under forced colours (high contrast), which override backgrounds and border colours. */
import { pathFor } from '@/lib/site/paths';
import { comment, enter, expect, test } from './fixtures';
import { expectApart, looksOf } from './forced-colours';

const ARTICLE = pathFor('ar', 'articles', 'الحرف-العربي-من-الرصاص-إلى-الخط-المتغير');

test.use({ contextOptions: { forcedColors: 'active' } });

test('what is wrong with a form, and what is chosen of a few, are told without a colour', async ({
  page,
  article,
}) => {
  await page.goto(article.path);
  const email = page.getByRole('textbox', { name: 'البريد الإلكتروني' });
  const right = await looksOf(email);
  await comment(page, { name: 'قارئ', email: 'x', body: 'نصّ' });
  const summary = page.getByRole('alert');
  await expect(summary).toBeVisible();
  expect(await looksOf(email)).not.toEqual(right);
  await expect(page.locator('#comment-email-error')).toBeVisible();
  expect((await looksOf(summary))[0]?.edges).not.toContain('');

  await page.getByRole('button', { name: 'إعدادات القراءة' }).click();
  const choices = page.locator('label:has(#reader-theme-dark, #reader-theme-light)');
  await page.locator('#reader-theme-dark').check();
  await expectApart(choices);

  await page.goto(ARTICLE);
  await page.locator('sup a[data-footnote-ref]').first().click();
  await expectApart(page.locator('section[data-footnotes] li'));
  await expectApart(page.getByRole('navigation', { name: 'ترتيب التعليقات' }).getByRole('link'));
});

test('at the desk the place one is at is told without a colour', async ({
  page,
  article,
  stage,
  moderator,
}) => {
  await stage('send', article.slug, ['زيد', 'عمرو']);
  await enter(page, moderator, `/desk?q=${encodeURIComponent(article.title)}`);
  for (const nav of await page
    .getByRole('navigation')
    .filter({ has: page.locator('[aria-current]') })
    .all())
    await expectApart(nav.getByRole('link'));
  const items = page.locator('[data-item]');
  await items.first().evaluate((item) => item.setAttribute('aria-current', 'true'));
  await expectApart(items);
  // As many decisions as the charts need.
  await stage('publishThread', article.slug, 5);
  await page.goto('/desk/figures');
  const grounds = await page
    .locator('ul[class*="legend"]')
    .first()
    .getByRole('listitem')
    .evaluateAll((all) => all.map((one) => getComputedStyle(one, '::before').backgroundColor));
  expect(new Set(grounds).size).toBe(3);
});
