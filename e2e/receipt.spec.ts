import type { Page } from '@playwright/test';
import { comment, expect, type TestArticle, test } from './fixtures';

const VALID = { email: 'reader@example.com', body: 'مقال نافع، شكرًا لكم.' };

test('a receipt is private: not stored by anybody, not indexed, no referrer, no e-mail in it', async ({
  page,
  article,
  request,
}) => {
  await page.goto(article.path);
  await comment(page, { ...VALID, name: 'خاصّ', email: 'private-address@example.com' });
  await expect(page.getByRole('status')).toBeVisible();
  const answer = await request.get(page.url().split('#')[0] ?? '');
  expect(answer.headers()['cache-control']).toBe('private, no-store');
  expect(answer.headers()['x-robots-tag']).toContain('noindex');
  expect(answer.headers()['referrer-policy']).toBe('same-origin');
  expect(await answer.text()).not.toContain('private-address');
});

test('its author is told to take a phone number out; an empty edit comes back, another is taken', {
  tag: '@no-js',
}, async ({ page, article }) => {
  const phone = '٠٥٠ ١٢٣ ٤٥٦٧';
  await page.goto(article.path);
  await comment(page, { ...VALID, name: 'رقميّ', body: `اتصلوا بي: ${phone}` });
  const status = page.getByRole('status');
  await expect(status).toContainText('في تعليقك بريد إلكتروني أو رقم هاتف');
  await page.getByText('تعديل تعليقك').click();
  await page.getByRole('textbox', { name: 'تعليقك' }).fill(' ــ\u{64E}ـ ');
  await page.getByRole('button', { name: 'حفظ التعديل' }).click();
  await expect(page.getByRole('alert')).toContainText('اكتب تعليقك');
  // Without its fragment: with it nothing would be loaded.
  await page.goto(page.url().split('#')[0] ?? '');
  await expect(page.getByRole('main'), 'as it was').toContainText(phone);
  await page.getByText('تعديل تعليقك').click();
  await page.getByRole('textbox', { name: 'تعليقك' }).fill('نصّ أصحّ من الأول');
  await page.getByRole('button', { name: 'حفظ التعديل' }).click();
  await expect(page.getByRole('main')).toContainText('نصّ أصحّ من الأول');
  await expect(page.getByText(/^عُدّل في/)).toBeVisible();
  await expect(page.getByRole('main')).not.toContainText(phone);
  await expect(status).not.toContainText('رقم هاتف');
});

test('an edit after publication goes back to the moderators', async ({ page, article, stage, idOf }) => {
  const name = await send(page, article);
  const receipt = page.url();
  await stage('publish', await idOf(name));
  await page.goto(receipt);
  await page.getByText('تعديل تعليقك').click();
  await page.getByRole('textbox', { name: 'تعليقك' }).fill('غيّرتُ رأيي');
  await page.getByRole('button', { name: 'حفظ التعديل' }).click();
  await expect(page.getByRole('status')).toContainText('عُدّل تعليقك بعد نشره، فعاد إلى المراجعة');
  await page.goto(article.path);
  await expect(page.getByText(name)).toHaveCount(0);
});

test('a withdrawn comment is gone at once, and its replies keep their place', async ({
  page,
  article,
  stage,
  idOf,
}) => {
  const name = await send(page, article);
  const receipt = page.url();
  const id = await idOf(name);
  await stage('publish', id);
  await page.goto(`/ar/comments/${id}/reply`);
  const answer = `مجيب ${Date.now()}`;
  await comment(page, { ...VALID, name: answer, body: 'ردّ باقٍ' });
  await expect(page.getByRole('status')).toBeVisible();
  await stage('publish', await idOf(answer));

  await page.goto(receipt);
  await page.getByText('سحب تعليقك').click();
  await page.getByRole('button', { name: 'نعم، أريد سحبه' }).click();
  await expect(page.getByRole('status')).toContainText('سُحب تعليقك');

  await page.goto(article.path);
  await expect(page.getByRole('heading', { name: 'تعليق واحد' })).toBeVisible();
  await expect(page.getByText('سُحب هذا التعليق')).toBeVisible();
  await expect(page.getByText('ردّ باقٍ')).toBeVisible();
  await expect(page.getByText(name)).toHaveCount(0);
});

test('a refusal can be objected to, once', async ({ page, article, stage, idOf }) => {
  const name = await send(page, article);
  await stage('refuse', await idOf(name), 'off-topic');
  await page.reload();
  await expect(page.getByRole('status')).toContainText('خارج عن موضوع المقال');
  await page.getByText('الاعتراض على القرار').click();
  await page.getByRole('textbox', { name: 'لماذا ينبغي أن يُنشر؟' }).fill('هو في صلب الموضوع');
  await page.getByRole('button', { name: 'إرسال الاعتراض' }).click();
  await expect(page.getByRole('status')).toContainText('وصلنا اعتراضك على القرار');
  await stage('refuse', await idOf(name), 'off-topic');
  await page.reload();
  await expect(page.getByRole('status')).toContainText('لم يُنشر تعليقك');
  await expect(page.getByText('الاعتراض على القرار')).toHaveCount(0);
});

/** Sends a comment under a unique name; leaves the page on its receipt. */
async function send(page: Page, article: TestArticle): Promise<string> {
  const name = `صاحب الإيصال ${Date.now()}-${Math.random()}`;
  await page.goto(article.path);
  await comment(page, { ...VALID, name });
  await expect(page.getByRole('status')).toContainText('قيد المراجعة');
  return name;
}
