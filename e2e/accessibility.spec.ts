import { pathFor, threadPathFor } from '@/lib/site/paths';
import { editions, site } from '@/site.config';
import { expectAccessible, expectAccessibleInEveryTheme, expectFit } from './accessible';
import { comment, expect, test } from './fixtures';

const ARTICLE = pathFor('ar', 'articles', 'الحرف-العربي-من-الرصاص-إلى-الخط-المتغير');

test('a form that came back and a receipt are accessible in every theme', async ({ page, article }) => {
  await page.goto(article.path);
  await comment(page, { name: '', email: 'x', body: '' });
  await expect(page.getByRole('alert')).toBeVisible();
  await expectAccessibleInEveryTheme(page);
  await expectFit(page);
  await comment(page, { name: 'قارئ', email: 'reader@example.com', body: 'نصّ' });
  await expect(page.getByRole('status')).toBeVisible();
  await page.locator('summary').first().click();
  await expectAccessibleInEveryTheme(page);
  await expectFit(page);
});

for (const edition of editions) {
  test(`${edition}: a later page of a thread is accessible`, async ({ page, publish, stage }) => {
    const { slug } = await publish({ edition });
    await stage('publishThread', slug, site.comments.rootsPerPage + 1, 0, edition);
    expect((await page.goto(threadPathFor(2, edition, slug)))?.status()).toBe(200);
    await expectAccessible(page);
    await expectFit(page);
  });

  test(`${edition}: a receipt, and the page that mail about replies leads to, are accessible`, async ({
    page,
    publish,
    stage,
  }) => {
    const { slug } = await publish({ edition });
    const { receipt, subscription } = await stage('requestSubscription', slug, edition);
    await page.goto(pathFor(edition, 'receipts', receipt));
    for (const wish of await page.locator('summary').all()) await wish.click();
    await expectAccessible(page);
    await expectFit(page);
    await page.goto(pathFor(edition, 'subscriptions', subscription));
    for (const state of ['asked', 'confirmed', 'ended']) {
      if (state !== 'asked') await page.getByRole('main').getByRole('button').first().click();
      await expect(page.getByRole('status')).toHaveAttribute('data-state', state);
      await expectAccessible(page);
    }
    await expectFit(page);
  });
}

test('what is done with an English comment, and a form that came back, are accessible', async ({
  page,
  publish,
  stage,
}) => {
  const { slug } = await publish({ edition: 'en' });
  const [commentId = 0] = await stage('publishThread', slug, 1, 1, 'en');
  for (const way of ['replies', 'report', 'reply']) {
    expect((await page.goto(pathFor('en', 'comments', commentId, way)))?.status(), way).toBe(200);
    await expectAccessible(page);
    await expectFit(page);
  }
  await page.getByRole('button', { name: 'Post reply' }).click();
  await expect(page.getByRole('alert')).toBeVisible();
  await expect(page.getByRole('alert'), 'of who wrote nothing').not.toContainText('What you wrote is kept');
  await expectAccessible(page);
});

test('the keyboard reaches the content first, with the focus in sight', async ({ page }) => {
  await page.goto('/ar');
  await page.keyboard.press('Tab');
  const skip = page.getByRole('link', { name: 'الانتقال إلى المحتوى' });
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
  await expect(page.getByRole('button', { name: 'إرسال التعليق' })).toBeFocused();
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
  await expect(status).toContainText('وصلنا تعليقك');
});

test('a thread says in words who answers whom, and how deep', async ({ page }) => {
  await page.goto(ARTICLE);
  const thread = page.getByRole('region', { name: '42 تعليقًا' });
  await expect(thread.getByRole('list', { name: 'المستوى الثاني' }).first()).toBeAttached();
  const third = thread.getByRole('list', { name: 'المستوى الثالث' });
  await expect(third.getByText(/^ردًّا على/).first(), 'deeper ones stay at it').toBeVisible();
  await expect(third.getByRole('list')).toHaveCount(0);
  await expect(thread.getByRole('article', { name: /^ردّ / }).first()).toBeAttached();
  await expect(thread.getByRole('article', { name: /^تعليق / }).first()).toBeAttached();
  // With what the script adds to each comment, on a phone.
  await page.setViewportSize({ width: 390, height: 844 });
  await thread.locator('summary').first().click();
  await expect(thread.getByRole('button', { name: /^نسخ الرابط/ }).first()).toBeVisible();
  await expectAccessible(page);
});
