import type { Page, Route } from '@playwright/test';
import { pathFor } from '@/lib/site/paths';
import { comment, expect, test } from './fixtures';

// What our script adds; that every page works without it is what the project "without JavaScript" says.

const ARTICLE = pathFor('ar', 'articles', 'الحرف-العربي-من-الرصاص-إلى-الخط-المتغير');
const VALID = { name: 'ليلى', email: 'layla@example.com', body: 'تعليق يُرسل من مكانه' };

const body = (page: Page) => page.getByRole('textbox', { name: 'التعليق' });
const send = (page: Page, what = 'إرسال التعليق') => page.getByRole('button', { name: what });

test('a comment is sent without leaving the page: errors take the focus and the title, a receipt follows, and the thread of this browser shows it until it is published', async ({
  page,
  article,
  stage,
  idOf,
}) => {
  const name = `ليلى ${Date.now()}`;
  await page.goto(article.path);
  await page.evaluate(() => Object.assign(window, { stayed: true }));
  const typedOn = `${VALID.body} وهذا كُتب والإرسال جارٍ.`;
  const typeOn = async (route: Route) => {
    await body(page).fill(typedOn);
    await route.continue();
  };
  await page.route(`**${article.path}`, typeOn, { times: 1 });
  await comment(page, { ...VALID, name, email: '' });
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page).toHaveTitle(/^لم يُرسل تعليقك بعد: حقل واحد يحتاج إلى مراجعة \| /);
  expect(await page.evaluate(() => 'stayed' in window)).toBe(true);
  await expect(body(page)).toHaveValue(typedOn);
  const email = page.getByRole('textbox', { name: 'البريد الإلكتروني' });
  await email.fill('layla@example');
  await expect(email).toHaveAttribute('aria-invalid', 'true');
  await email.fill(VALID.email);
  await expect(email).not.toHaveAttribute('aria-invalid');
  await expect(page.locator('#comment-email-error')).toHaveCount(0);
  await expect(page.getByRole('alert')).toBeVisible();

  await comment(page, { ...VALID, name });
  await expect(page).toHaveURL(/\/ar\/receipts\/[^#]+#receipt$/);
  await expect(page.getByRole('status')).toContainText('وصلنا تعليقك');
  expect(await drafts(page)).toEqual([]);
  await page.goBack();
  await expect(body(page)).toHaveValue('');
  const pending = page.locator('[data-pending]:not([hidden])');
  await expect(pending).toContainText('وصلنا تعليقك');
  await expect(pending).toContainText(VALID.body);
  await pending.getByRole('link').click();
  await expect(page.getByRole('status')).toContainText('وصلنا تعليقك');
  await stage('publish', await idOf(name));
  await page.goto(article.path);
  await expect(page.getByRole('article', { name })).toContainText(VALID.body);
  await expect(pending).toHaveCount(0);
  await page.reload();
  // The receipt is asked for after the page has come.
  await expect.poll(() => page.evaluate(() => localStorage.getItem('maqal:sent'))).toBeNull();
});

test('without a connection the text stays, the page says so, and sending again works, once', async ({
  page,
  article,
}) => {
  await page.goto(article.path);
  await page.route(`**${article.path}`, (route) => route.abort());
  await comment(page, VALID);
  await expect(page.getByRole('alert')).toContainText('تعذّر الاتصال بالموقع، وربما لم يصل ما أرسلته');
  await expect(body(page)).toHaveValue(VALID.body);
  await page.unroute(`**${article.path}`);

  let sent = 0;
  page.on('request', (request) => {
    if (request.method() === 'POST') sent += 1;
  });
  await page.getByRole('button', { name: 'إعادة الإرسال' }).dblclick();
  await expect(page.getByRole('status')).toContainText('وصلنا تعليقك');
  expect(sent).toBe(1);
});

test('what was written and not sent is there on return, and goes when it is not wanted', async ({
  page,
  article,
}) => {
  await page.goto(article.path);
  await body(page).fill('لم يكتمل');
  await page.goto(ARTICLE);
  await expect(body(page)).toHaveValue('');
  await page.goto(article.path);
  await expect(body(page)).toHaveValue('لم يكتمل');
  await page.getByRole('button', { name: 'حذف المسودّة' }).click();
  await expect(body(page)).toBeFocused();
  await page.reload();
  await expect(body(page)).toHaveValue('');
});

test('name and e-mail are remembered only for who asks, and forgotten when unticked', async ({
  page,
  article,
}) => {
  const tick = page.getByRole('checkbox', { name: 'احفظ اسمي وبريدي' });
  const name = page.getByRole('textbox', { name: 'الاسم' });
  await page.goto(article.path);
  await comment(page, { ...VALID, body: 'بلا حفظ' });
  await expect(page.getByRole('status')).toBeVisible();
  await page.goto(ARTICLE);
  await expect(name).toHaveValue('');

  await page.goto(article.path);
  await tick.check();
  await comment(page, { ...VALID, body: 'مع الحفظ' });
  await expect(page.getByRole('status')).toBeVisible();
  await page.goto(ARTICLE);
  await expect(name).toHaveValue(VALID.name);
  await expect(page.getByRole('textbox', { name: 'البريد الإلكتروني' })).toHaveValue(VALID.email);
  await tick.uncheck();
  await page.reload();
  await expect(name).toHaveValue('');
});

test('a reply is written below its comment, keeps its draft apart, and comes back there with its errors', async ({
  page,
}) => {
  await page.goto(ARTICLE);
  const answered = page.locator('[id^=comment-]:is(article)').first();
  const link = answered.getByRole('link', { name: /^ردّ على تعليق/ });
  const heading = page.getByRole('heading', { name: /^ردّ على تعليق/ });
  await body(page).fill('على المقال');
  await link.click();
  await expect(heading).toBeVisible();
  await expect(body(page)).toBeFocused();
  await expect(body(page)).toHaveValue('');
  await body(page).fill('على التعليق');
  await page.keyboard.press('Escape');
  await expect(link).toBeFocused();
  await expect(page.getByRole('heading', { name: 'اترك تعليقًا' })).toBeVisible();
  await expect(body(page)).toHaveValue('على المقال');

  await link.press('Enter');
  await expect(body(page)).toHaveValue('على التعليق');
  await send(page, 'إرسال الردّ').click();
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(answered.locator('xpath=following-sibling::*[@role="region"]')).toBeVisible();
  const id = (await answered.getAttribute('id'))?.replace('comment-', '');
  await expect(page.locator('[name=parentId]')).toHaveValue(id ?? '');
  await expect(send(page, 'إرسال الردّ')).toBeVisible();
  expect(await unstyled(page)).toEqual([]);
  await page.getByRole('button', { name: 'إلغاء الردّ' }).click();
  await expect(page.locator('[name=parentId]')).toHaveValue('');
  await expect(send(page)).toBeVisible();
});

test('the room that is left shows near the limit', async ({ page, article }) => {
  await page.goto(article.path);
  await body(page).fill('م'.repeat(4000));
  await expect(page.getByText('الأحرف المتبقّية')).toBeHidden();
  await body(page).fill('مَ'.repeat(4990));
  await expect(page.getByText('الأحرف المتبقّية: 10')).toBeVisible();
  await body(page).fill('م'.repeat(5003));
  await expect(page.getByText('زيادة على الحدّ: 3')).toBeVisible();
});

test('the link of a comment is copied whole', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(ARTICLE);
  const first = page.locator('[id^=comment-]:is(article)').first();
  await first.locator('summary').click();
  const copy = first.getByRole('button', { name: /نسخ الرابط|نُسخ الرابط/ });
  await copy.click();
  await expect(copy).toHaveText('نُسخ الرابط');
  const id = (await first.getAttribute('id'))?.replace('comment-', '');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    `${process.env.SITE_URL}/ar/comments/${id}`,
  );
  const share = page.getByRole('region', { name: 'مشاركة المقال' });
  await share.getByRole('button', { name: 'نسخ الرابط' }).click();
  expect(await page.evaluate(() => navigator.clipboard.readText()), 'in letters').toBe(
    `${process.env.SITE_URL}${decodeURI(ARTICLE)}`,
  );
});

test('an article is handed to the sheet of the system, where there is one', async ({ page }) => {
  await page.addInitScript(() => {
    navigator.share = async (data) => void Object.assign(window, { handed: data });
  });
  await page.goto(ARTICLE);
  await page.getByRole('button', { name: 'مشاركة عبر تطبيق آخر' }).click();
  expect(await page.evaluate(() => 'handed' in window && window.handed)).toEqual({
    title: expect.stringMatching(/^الحرف العربي/),
    url: `${process.env.SITE_URL}${ARTICLE}`,
  });
});

for (const [reducedMotion, fades] of [
  ['no-preference', true],
  ['reduce', false],
] as const) {
  test(`from page to page ${fades ? 'the sheet stays' : 'nothing moves'} for who prefers ${reducedMotion}`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion });
    await page.addInitScript(() => {
      addEventListener('pagereveal', ({ viewTransition }) => {
        Object.assign(window, { fades: viewTransition !== null });
      });
    });
    await page.goto('/ar');
    await page.getByRole('main').getByRole('heading').getByRole('link').first().click();
    await page.waitForURL(/articles/);
    expect(await page.evaluate(() => 'fades' in window && window.fades)).toBe(fades);
  });
}

function drafts(page: Page): Promise<string[]> {
  return page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('draft')));
}

/** The CSS modules that the page now has parts of and no styles of: a page carries those it came with. */
function unstyled(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const sheets = [...document.styleSheets, ...document.adoptedStyleSheets];
    const css = sheets.flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText));
    const names = [...document.querySelectorAll('[class]')].flatMap((element) => [...element.classList]);
    const modules = new Set(names.map((name) => name.match(/^.{6}_/)?.[0] ?? ''));
    return [...modules].filter((module) => !css.join().includes(CSS.escape(module)));
  });
}
