import { readdir } from 'node:fs/promises';
import { pathFor } from '@/lib/slug';
import { expect, test } from './fixtures';

test('an unknown address is answered 404 with a full Arabic page', async ({ page }) => {
  const answer = await page.goto('/ar/articles/%D9%84%D8%A7-%D8%B4%D9%8A%D8%A1');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1, name: 'الصفحة غير موجودة' })).toBeVisible();
  await expect(page).toHaveTitle('الصفحة غير موجودة');
  await expect(page.getByRole('navigation', { name: 'الموضوعات' })).toBeVisible();
  await page.getByRole('link', { name: 'إلى الصفحة الرئيسية' }).click();
  await expect(page).toHaveURL(/\/ar$/);
});

test('the English edition says it in English', async ({ page }) => {
  const answer = await page.goto('/en/nothing/here');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1, name: 'Page not found' })).toBeVisible();
});

for (const [what, path] of [
  ['an edition that is not ours', '/fr'],
  ['a comment that is not there', '/ar/comments/999999'],
  ['a reply to nothing', '/ar/comments/999999/reply'],
  ['a receipt nobody has', '/ar/receipts/guess'],
  ['an author nobody is', '/ar/authors/%D9%84%D8%A7-%D8%A3%D8%AD%D8%AF'],
  ['a topic nobody wrote on', '/ar/topics/x'],
  ['a page past the end', '/ar/page/999'],
  ['a page number written otherwise', '/ar/page/02'],
] as const) {
  test(`${what} is answered 404`, async ({ page }) => {
    const answer = await page.goto(path);
    expect(answer?.status()).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  });
}

test('an address with a broken escape is answered 400 with a page of ours', async ({ page }) => {
  const answer = await page.goto('/ar/articles/%D8%');
  expect(answer?.status()).toBe(400);
  await expect(page.getByRole('heading', { level: 1, name: 'الصفحة غير موجودة' })).toBeVisible();
});

test('an article imported after a 404 for its address is there at once', async ({ page, publish }) => {
  const slug = `يأتي-لاحقا-${test.info().project.name.length}-${Date.now()}`;
  const address = pathFor('ar', 'articles', slug);
  expect((await page.goto(address))?.status()).toBe(404);
  await publish({ slug, title: 'جاء بعد حين' });
  expect((await page.goto(address))?.status()).toBe(200);
  await expect(page.getByRole('heading', { level: 1, name: 'جاء بعد حين' })).toBeVisible();
});

test('missing pages and receipts are not kept on the disk, pages that exist are', async ({
  request,
  article,
}) => {
  const mark = `zz${Date.now()}`;
  await request.get(`/ar/articles/${mark}`);
  await request.get(`/ar/${mark}/${mark}`);
  await request.get(`/ar/receipts/${mark}`);
  await request.get(article.path);
  await expect.poll(() => keptPages()).toContainEqual(expect.stringContaining(article.slug));
  expect((await keptPages()).filter((file) => file.includes(mark))).toEqual([]);
});

async function keptPages(): Promise<string[]> {
  const files = await readdir('.next/server', { recursive: true });
  return files.filter((file) => file.endsWith('.html')).map((file) => decodeURIComponent(file));
}
