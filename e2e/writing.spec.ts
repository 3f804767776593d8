import type { Page } from '@playwright/test';
import { MAX_ARTICLE_BYTES } from '@/lib/http/upload-limit';
import { expectFit, expectNoProblems } from './accessible';
import { enter, expect, inMarkdown, test } from './fixtures';

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** What a reader gets at an address of the site. */
async function read(page: Page, path: string) {
  const answer = await page.request.get(path, { maxRedirects: 0 });
  return { status: answer.status(), text: await answer.text(), to: answer.headers().location };
}

test('an article is drafted, previewed, published, put right, restored, withdrawn and scheduled by two people', {
  tag: '@no-js',
}, async ({ page, browser, appoint, stage }) => {
  await inMarkdown(page);
  await enter(page, await appoint('editor'));
  await page.goto('/desk/articles');
  await page.getByRole('link', { name: 'مقال جديد' }).click();
  const key = `${test.info().parallelIndex}${Date.now()}`;
  await press(page, 'نشر');
  const alert = page.getByRole('main').getByRole('alert');
  await expect(alert.first()).toContainText('يلزم تصحيح');

  await field(page, 'العنوان').fill(`تجربة الكتابة ${key}`);
  await field(page, 'النص').fill('فقرة عن S-500 أولا.\n\n## قسم\n\n- بند\n- بند آخر');
  await field(page, 'الموضوعات').fill('تجارب الكتابة');
  const opened = page.waitForEvent('popup');
  await press(page, 'معاينة');
  const preview = await opened;
  await expect(preview).toHaveURL(/\/ar\/previews\//);
  await expect(preview.getByRole('heading', { level: 1 })).toHaveText(`تجربة الكتابة ${key}`);
  await expect(preview.getByRole('main')).toContainText('معاينة قبل النشر');
  expect((await read(page, new URL(preview.url()).pathname)).text).toContain('noindex');
  await preview.close();
  await page.reload();

  await press(page, 'إنشاء رابط معاينة');
  const link = new URL(await page.getByRole('textbox', { name: 'رابط معاينة' }).inputValue()).pathname;
  const outsider = await browser.newContext({ javaScriptEnabled: false });
  const elsewhere = await outsider.newPage();
  await elsewhere.goto(new URL(link, page.url()).href);
  await expect(elsewhere.getByRole('heading', { level: 1 })).toHaveText(`تجربة الكتابة ${key}`);
  await press(page, 'إلغاء الرابط');
  await expect(page.getByRole('textbox', { name: 'رابط معاينة' })).toHaveCount(0);
  expect((await elsewhere.reload())?.status()).toBe(404);
  await outsider.close();

  await press(page, 'نشر');
  await expect(page.getByRole('status').first()).toContainText('نُشر المقال');
  const path = (await page.getByRole('link', { name: 'صفحة المقال' }).getAttribute('href')) ?? '';
  expect((await read(page, path)).text).toContain('أولا.');

  const outside = await browser.newContext({ baseURL: process.env.SITE_URL });
  const reader = await outside.newPage();
  await reader.goto(path);
  await reader.getByRole('link', { name: 'الإبلاغ عن خطأ في المقال' }).click();
  await press(reader, 'إرسال البلاغ');
  await expect(reader.getByRole('main').getByRole('alert')).toHaveText('اكتب ما الخطأ');
  await field(reader, 'الجملة التي فيها الخطأ').fill('فقرة عن S-500');
  await field(reader, 'ما الخطأ؟ وما الصواب؟').fill(`المنظومة S-400 ${key}`);
  await press(reader, 'إرسال البلاغ');
  await expect(reader.getByRole('status')).toContainText('وصلنا بلاغك');

  await page.goto('/desk/errors');
  await page
    .getByRole('article')
    .filter({ hasText: key })
    .getByRole('link', { name: `تجربة الكتابة ${key}` })
    .click();
  await field(page, 'النص').fill('فقرة عن S-400 أولًا.');
  await press(page, 'حفظ');
  await page.getByRole('radio', { name: 'تصحيح' }).check();
  await page.getByRole('checkbox', { name: key }).check();
  expect((await read(page, path)).text, 'readers see the published text').toContain('أولا.');
  await press(page, 'نشر التعديلات');
  await expect(page.getByRole('main').getByRole('alert').first()).toContainText('يلزم تصحيح');
  await field(page, 'ما يقرؤه القرّاء').fill('المنظومة S-400، لا S-500.');
  await press(page, 'نشر التعديلات');
  await expect(page.getByRole('status').first()).toContainText('نُشر المقال');
  expect((await read(page, path)).text, 'on the next request').toContain('أولًا.');

  await reader.reload();
  await expect(reader.getByRole('status')).toContainText('صُحّح الخطأ');
  await reader.goto(path);
  await expect(reader.getByRole('complementary', { name: 'تصحيح' })).toContainText(
    'المنظومة S-400، لا S-500.',
  );
  await reader.getByRole('link', { name: 'ما الذي تغيّر؟' }).click();
  await expect(reader.locator('del').first()).toContainText('S-500');
  await expect(reader.locator('ins').first()).toContainText('S-400');
  await reader.goto('/ar/corrections');
  await expect(reader.getByRole('link', { name: `تجربة الكتابة ${key}` })).toBeVisible();
  expect((await read(page, '/ar/corrections/feed.xml')).text).toContain('المنظومة S-400، لا S-500.');
  await outside.close();

  const second = await appoint('admin');
  const other = await browser.newContext({ baseURL: process.env.SITE_URL, javaScriptEnabled: false });
  const theirs = await other.newPage();
  await enter(theirs, second);
  await theirs.goto(page.url());
  await field(theirs, 'النص').fill('نص الثاني.');
  await field(page, 'النص').fill('نص الأول.');
  await press(page, 'حفظ');
  await expect(page.getByRole('status').first()).toContainText('حُفظ');
  await press(theirs, 'حفظ');
  await expect(theirs.getByRole('heading', { name: /حفظ .* نصًّا آخر وأنت تكتب/ })).toBeVisible();
  await expect(field(theirs, 'النص')).toHaveValue('نص الثاني.');
  await expect(theirs.locator('#conflict')).toContainText('الأول');
  await press(theirs, 'نشر التعديلات');
  expect((await read(page, path)).text).toContain('نص الثاني.');
  await other.close();

  await page.goto(page.url().replace(/[?#].*/, '/versions'));
  await press(page, 'استعادة النسخة 2');
  await expect(page.getByRole('status').first()).toContainText('استُعيدت');
  expect((await read(page, path)).text).toContain('أولًا.');

  await page.getByText('المزيد', { exact: true }).click();
  await press(page, 'سحب المقال');
  await expect(page.getByRole('status').first()).toContainText('لم يعد المقال منشورًا');
  const gone = await read(page, path);
  expect([gone.status, gone.text.includes('سُحب هذا المقال')]).toEqual([410, true]);

  const slug = `تجربة-${key}-ثانية`;
  await field(page, 'الرابط').fill(slug);
  await page.getByText('جدولة التعديلات', { exact: true }).first().click();
  await page.locator('[name=changeAt]').fill('2099-01-02T10:00');
  await press(page, 'جدولة التعديلات');
  await expect(page.getByRole('main')).toContainText('تُنشر تعديلات جدولها');
  expect((await read(page, path)).status, 'before its hour').toBe(410);
  await stage('hasten', decodeURIComponent(path.split('/').at(-1) ?? ''));
  await expect.poll(async () => (await read(page, path)).status, 'out at its hour').toBe(308);
  expect(decodeURIComponent((await read(page, path)).to ?? '')).toContain(slug);
});

/** Larger than the form of an article may be without its pictures. */
const SEA = {
  name: 'البحر.png',
  mimeType: 'image/png',
  buffer: Buffer.concat([
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
    Buffer.alloc(MAX_ARTICLE_BYTES),
  ]),
};

test('what was written when the session ended is on the page that says so, and can be sent again', {
  tag: '@no-js',
}, async ({ page, context, appoint }) => {
  const writer = await appoint('editor');
  await inMarkdown(page);
  await enter(page, writer);
  await page.goto('/desk/articles/new');
  await field(page, 'العنوان').fill('عنوان لا يضيع');
  await field(page, 'النص').fill('نص لا يضيع.\n\nوفقرة <b>ثانية</b>.');
  await page.locator('[name=heroFile]').setInputFiles(SEA);
  const cookies = await context.cookies();
  await context.clearCookies();
  await press(page, 'حفظ');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('انتهت الجلسة قبل أن يُحفظ ما كتبته');
  await expect(page.locator('#written')).toHaveValue('نص لا يضيع.\n\nوفقرة <b>ثانية</b>.');
  await expect(page.getByRole('main')).toContainText('لا تستطيع صفحة أن تحتفظ بملف: اختر الصورة من جديد');
  await page.getByLabel('البحر.png').setInputFiles(SEA);
  await context.addCookies(cookies);
  await press(page, 'إعادة الإرسال');
  await expect(page.getByRole('group', { name: 'الصورة الرئيسية' }).locator('img')).toHaveCount(1);
  await expect(field(page, 'العنوان')).toHaveValue('عنوان لا يضيع');
  await expect(field(page, 'النص')).toHaveValue('نص لا يضيع.\n\nوفقرة <b>ثانية</b>.');
});

test('while one writes, the text is saved by itself, and a reload shows it; a page is made like an article', async ({
  page,
  appoint,
}) => {
  await enter(page, await appoint('editor'));
  await page.goto('/desk/articles/new');
  await expect(page.getByRole('toolbar')).toBeVisible();
  await field(page, 'النص').pressSequentially('## كُتب ولم يُضغط زر.');
  await expect(page.getByText(/حُفظ في/)).toBeVisible({ timeout: 15_000 });
  await expect(page, 'a new article has its address from then on').toHaveURL(/articles\/\d+$/);
  await press(page, 'نشر');
  await expect(page.getByRole('main').getByRole('alert').first()).toContainText('يلزم تصحيح');
  await expect(page.getByRole('toolbar')).toBeVisible();
  await expectNoProblems(page, 'a form with errors');
  await expect(field(page, 'النص').getByRole('heading', { level: 2 })).toHaveText('كُتب ولم يُضغط زر.');
  await press(page, 'الكتابة بصيغة Markdown');
  await expect(field(page, 'النص')).toHaveValue('## كُتب ولم يُضغط زر.');
  await expectFit(page);

  await test.step('a page goes the same way: published, read without a thread, found by search, withdrawn', async () => {
    const word = `زعنفة${Date.now()}`;
    await page.goto('/desk/pages');
    await page.getByRole('link', { name: 'صفحة جديدة' }).click();
    await field(page, 'العنوان').fill(`عن ${word}`);
    await field(page, 'النص').fill('نص الصفحة.');
    await press(page, 'نشر');
    await expect(page.getByRole('status').first()).toContainText('نُشرت الصفحة');
    const path = (await page.getByRole('link', { name: 'عرض الصفحة' }).getAttribute('href')) ?? '';
    const shown = await read(page, path);
    expect([
      shown.status,
      shown.text.includes('نص الصفحة.'),
      /id="comment|data-post/.test(shown.text),
    ]).toEqual([200, true, false]);
    const found = await read(page, `/ar/search?q=${encodeURIComponent(word)}`);
    expect([found.text.includes(`href="${path}"`), found.text.includes('صفحة من الموقع')]).toEqual([
      true,
      true,
    ]);
    expect((await read(page, '/sitemaps/ar-pages-1.xml')).text).toContain(path);
    await page.getByText('المزيد', { exact: true }).click();
    await press(page, 'سحب الصفحة');
    await expect(page.getByRole('status').first()).toContainText('لم تعد الصفحة منشورة');
    const gone = await read(page, path);
    expect([gone.status, gone.text.includes('سُحبت هذه الصفحة')]).toEqual([410, true]);
  });
});
