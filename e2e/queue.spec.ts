import type { Browser, Page } from '@playwright/test';
import { expectNoProblems } from './accessible';
import { enter, expect, type TestArticle, type TestModerator, test, watchPolicy } from './fixtures';

/** The queue of one article's comments: tests share the site, and each article has a title of its own. */
const listOf = (article: TestArticle, filter = 'waiting') =>
  `/desk?filter=${filter}&q=${encodeURIComponent(article.title)}`;

const item = (page: Page, name: string) => page.getByRole('article', { name, exact: true });
const press = (page: Page, name: string, button: string) =>
  item(page, name).getByRole('button', { name: button, exact: true }).click();
const forSelected = (page: Page) => page.locator('form').filter({ hasText: 'المحدَّد' });
const told = (page: Page) => page.getByRole('main').getByRole('status');

test('a moderator publishes one comment and refuses another', async ({ stage, page, article, moderator }) => {
  await stage('send', article.slug, ['زيد', 'عمرو', 'هند', 'كاتب التجربة']);
  await enter(page, moderator, listOf(article));
  await expect(item(page, 'زيد')).toContainText(article.title);
  await expect(item(page, 'زيد'), 'what is true of all').not.toContainText('كل تعليق يُقرأ قبل نشره');
  await expect(item(page, 'كاتب التجربة'), 'a false author').toContainText(
    'اسم في قائمة الكتّاب: كاتب التجربة',
  );

  await press(page, 'زيد', 'نشر');
  await expect(told(page)).toContainText('نُشر تعليق واحد');
  await expect(item(page, 'زيد')).toHaveCount(0);

  await press(page, 'عمرو', 'رفض');
  await press(page, 'عمرو', 'إعلان أو ترويج');
  await expect(told(page)).toContainText('رُفض تعليق واحد');
  await expect(item(page, 'عمرو')).toHaveCount(0);
  await expect(item(page, 'هند')).toBeVisible();

  await page.goto(article.path);
  await expect(page.getByRole('heading', { name: 'تعليق واحد' })).toBeVisible();
  await expect(page.getByText('زيد', { exact: true })).toBeVisible();
  await page.goto(listOf(article, 'refused'));
  await expect(item(page, 'عمرو')).toContainText('إعلان أو ترويج');
});

test('comments of a campaign are one row: seen one by one, refused at once, and undone at once', async ({
  stage,
  page,
  article,
  moderator,
}) => {
  await stage('flood', article.slug, 3, 30);
  const title = '30 تعليقًا متشابهًا';
  const row = item(page, title);
  // Comments of other tests come and go meanwhile, and move it from page to page.
  const find = async () => {
    await page.goto('/desk?page=999');
    while (!(await row.isVisible())) await page.getByRole('link', { name: 'الصفحة السابقة' }).click();
  };
  await enter(page, moderator);
  await find();
  await row.getByRole('link', { name: 'عرضها واحدًا واحدًا' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.getByRole('article')).toHaveCount(25);
  await expectNoProblems(page, 'the comments of a campaign');
  await find();
  await expectNoProblems(page, 'the queue with a campaign');
  await press(page, title, 'رفض');
  await press(page, title, 'إعلان أو ترويج');
  await expect(told(page)).toContainText('رُفض 30 تعليقًا');
  await expect(row).toHaveCount(0);
  await page.getByRole('button', { name: 'تراجع عن ذلك' }).click();
  await expect(told(page)).toContainText('عاد 30 تعليقًا كما كان');
  await find();
});

test('what was done is taken back, from wherever the list is scrolled to', async ({
  stage,
  page,
  article,
  moderator,
}) => {
  await stage('send', article.slug, ['سين', 'صاد', 'ميم', 'نون', 'هاء', 'واو', 'زيد']);
  await enter(page, moderator, listOf(article));
  await press(page, 'زيد', 'غير مرغوب فيه');
  await expect(item(page, 'زيد')).toHaveCount(0);
  const undo = page.getByRole('button', { name: 'تراجع عن ذلك' });
  const last = page.getByRole('article').last().getByText('المزيد', { exact: true });
  await last.focus();
  const [focused, bar] = [await last.boundingBox(), await undo.boundingBox()];
  expect((focused?.y ?? 0) + (focused?.height ?? 0), 'covers no focus').toBeLessThanOrEqual(bar?.y ?? 0);
  await page.keyboard.press('Home');
  await expect(undo).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('End');
  await expect(undo).toBeInViewport({ ratio: 1 });
  await page.getByRole('link', { name: /^منشورة/ }).click();
  await expect(undo, 'in another list').toHaveCount(0);
  await page.goto(listOf(article));
  await undo.click();
  await expect(item(page, 'زيد')).toBeVisible();
  await expect(told(page)).toContainText('عاد تعليق واحد كما كان');
});

test('many are decided on at once, and taken back at once', { tag: '@no-js' }, async ({
  stage,
  page,
  article,
  moderator,
}) => {
  await stage('send', article.slug, ['زيد', 'عمرو', 'هند']);
  await enter(page, moderator, listOf(article));
  await expect(forSelected(page), 'nothing is selected').toBeHidden();
  await page.getByRole('checkbox', { name: 'زيد' }).check();
  await page.getByRole('checkbox', { name: 'هند' }).check();
  await forSelected(page).getByRole('button', { name: 'نشر' }).click();
  await expect(told(page)).toContainText('نُشر تعليقان');
  await expect(page.getByRole('main').getByRole('article')).toHaveCount(1);
  await page.getByRole('button', { name: 'تراجع عن ذلك' }).click();
  await expect(page.getByRole('main').getByRole('article')).toHaveCount(3);
  await page.getByRole('checkbox', { name: 'عمرو' }).check();
  await forSelected(page).getByRole('button', { name: 'إلغاء التحديد' }).click();
  await expect(page.getByRole('checkbox', { name: 'عمرو' })).not.toBeChecked();
  await expect(forSelected(page)).toBeHidden();
});

test('of two moderators at one comment, the second is shown what happened', { tag: '@no-js' }, async ({
  stage,
  page,
  browser,
  article,
  appoint,
  javaScriptEnabled,
}) => {
  await stage('send', article.slug, ['زيد', 'هند']);
  const [first, second] = [await appoint(), await appoint()];
  const other = await openDesk(browser, first, listOf(article), javaScriptEnabled);
  await enter(page, second, listOf(article));
  await press(other, 'زيد', 'نشر');
  await expect(told(other)).toContainText('نُشر تعليق واحد');

  await press(page, 'زيد', 'غير مرغوب فيه');
  await expect(told(page)).toContainText('وبقي تعليق واحد تغيّر قبل أن يصل قرارك');
  const changed = item(page, 'زيد');
  await expect(changed.getByRole('alert')).toContainText('نشر');
  await expect(changed.getByRole('alert')).toContainText(first.name);
  await page.goto(article.path);
  await expect(page.getByText('زيد', { exact: true }), 'it was not overwritten').toBeVisible();
  await other.context().close();
});

test('a search finds any spelling, in the list that is looked at', async ({
  stage,
  page,
  article,
  moderator,
}) => {
  await stage('send', article.slug, ['إلهام القُرَشي', 'سواها']);
  await enter(page, moderator, '/desk');
  const key = article.title.split(' ').at(-1);
  await page.getByRole('searchbox', { name: 'البحث في القائمة' }).fill(`الهام القرشى ${key}`);
  await page.getByRole('button', { name: 'بحث' }).click();
  await expect(page.getByText('نتيجة واحدة')).toBeVisible();
  await expect(item(page, 'إلهام القُرَشي')).toBeVisible();
  await page.getByRole('link', { name: /^غير مرغوب فيها/ }).click();
  await expect(page.getByText('لا نتائج')).toBeVisible();
});

test('a comment is edited and answered by the newsroom', { tag: '@no-js' }, async ({
  stage,
  page,
  article,
  moderator,
}) => {
  await stage('send', article.slug, ['زيد']);
  await enter(page, moderator, listOf(article));
  await item(page, 'زيد').getByText('تعديل النصّ').click();
  await item(page, 'زيد').getByRole('textbox', { name: 'نصّ التعليق' }).fill('نصّ معدّل');
  await press(page, 'زيد', 'حفظ التعديل');
  await expect(told(page)).toContainText('عُدّل تعليق واحد');
  await expect(item(page, 'زيد').getByText('نصّ معدّل').first()).toBeVisible();

  await item(page, 'زيد').getByText('الردّ باسم التحرير').click();
  await press(page, 'زيد', 'نشر التعليق والردّ');
  await expect(item(page, 'زيد').getByRole('alert')).toHaveText('اكتب النصّ.');
  await item(page, 'زيد').getByRole('textbox', { name: 'ردّك' }).fill('شكرًا لك');
  await press(page, 'زيد', 'نشر التعليق والردّ');
  await expect(told(page)).toContainText('نُشر ردّك');
  await page.goto(article.path);
  await expect(page.getByText('من أسرة التحرير')).toBeVisible();
  await expect(page.getByText('نصّ معدّل')).toBeVisible();
});

test('a thread is given an editor and closed, and what was decided stands in the log', {
  tag: '@no-js-only',
}, async ({ stage, page, article, moderator, appoint }) => {
  const editor = await appoint('editor');
  await stage('send', article.slug, ['زيد']);
  await enter(page, moderator, listOf(article));
  await press(page, 'زيد', 'نشر');
  await expect(told(page)).toBeVisible();
  await page.goto(listOf(article, 'published'));
  await item(page, 'زيد').getByText('المزيد', { exact: true }).click();
  await item(page, 'زيد').getByRole('link', { name: 'إعدادات النقاش' }).click();
  await page.getByRole('checkbox', { name: editor.name, exact: true }).check();
  await page.getByRole('button', { name: 'حفظ المحرّرين' }).click();
  await expect(told(page)).toHaveText('حُفظ المحرّرون.');
  await expect(page.getByRole('checkbox', { name: editor.name, exact: true })).toBeChecked();
  await page.getByRole('radio', { name: 'مغلق', exact: true }).check();
  await page.getByRole('button', { name: 'حفظ', exact: true }).click();
  await expect(told(page)).toHaveText('حُفظت الإعدادات.');
  await page.goto(article.path);
  await expect(page.getByText('أُغلق باب التعليق على هذا المقال.')).toBeVisible();

  await page.goto('/desk/log');
  const lines = page.getByRole('listitem').filter({ hasText: article.title });
  const settings = lines.filter({ hasText: 'تغيير إعدادات النقاش' }).filter({ hasText: moderator.name });
  await expect(settings).toHaveCount(2);
  await expect(settings.filter({ hasText: editor.name })).toHaveCount(1);
  await expect(lines.filter({ hasText: 'تعليق زيد' })).toContainText('نشر');
});

test('the keyboard alone clears a queue', async ({ stage, page, article, moderator }) => {
  const names = Array.from({ length: 10 }, (_, index) => `قارئ ${index + 1}.`);
  await stage('send', article.slug, names);
  await enter(page, moderator, listOf(article));
  const articles = page.getByRole('main').getByRole('article');
  await expect(articles).toHaveCount(10);
  await expect(page.getByRole('button', { name: 'اختصارات لوحة المفاتيح' })).toBeInViewport();

  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toContainText('التعليق التالي');
  await page.keyboard.press('Escape');

  await page.keyboard.press('j');
  await expect(item(page, 'قارئ 1.')).toBeFocused();
  await expect(item(page, 'قارئ 1.')).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await expect(item(page, 'قارئ 1.')).toBeFocused();
  for (const name of names) {
    const current = item(page, name);
    await expect(current).toBeFocused();
    const number = names.indexOf(name);
    if (number % 5 === 3) {
      await page.keyboard.press('r');
      await page.keyboard.press('4');
    } else if (number % 5 === 4) {
      // The key of s on an Arabic layout.
      await page.dispatchEvent('body', 'keydown', { key: 'س', code: 'KeyS', bubbles: true });
    } else await page.keyboard.press('a');
  }
  // Actions run one after another; the list is rendered after the last.
  await expect(articles).toHaveCount(0, { timeout: 30_000 });
  await expect(page.getByText('لا شيء في هذه القائمة.')).toBeVisible();

  await page.keyboard.press('u');
  await expect(articles).toHaveCount(1);
  await expect(item(page, 'قارئ 10.')).toBeFocused();
  for (const [key, field] of [
    ['e', 'نصّ التعليق'],
    ['c', 'ردّك'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(item(page, 'قارئ 10.').getByRole('textbox', { name: field })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(item(page, 'قارئ 10.')).toBeFocused();
  }
  await page.keyboard.press('x');
  await expect(page.getByRole('checkbox', { name: 'قارئ 10.' })).toBeChecked();
  await expect(forSelected(page)).toContainText('المحدَّد 1');
  await page.keyboard.press('/');
  await page.keyboard.type('saj');
  await expect(page.getByRole('searchbox')).toHaveValue('saj');
  await expect(articles, 'no key works in a field').toHaveCount(1);
});

test('fast fingers lose nothing', async ({ stage, page, article, moderator }) => {
  const names = Array.from({ length: 6 }, (_, index) => `سريع ${index + 1}.`);
  await stage('send', article.slug, names);
  await enter(page, moderator, listOf(article));
  await expect(page.getByRole('button', { name: 'اختصارات لوحة المفاتيح' })).toBeVisible();
  await page.keyboard.press('j');
  for (const _ of names) await page.keyboard.press('a');
  await expect(page.getByRole('main').getByRole('article')).toHaveCount(0, { timeout: 30_000 });
  await page.goto(article.path);
  await expect(page.getByRole('heading', { name: '6 تعليقات' })).toBeVisible();
});

test('axe finds nothing wrong in the queue, in the light and in the dark, nothing scrolls sideways, and no policy is broken', async ({
  stage,
  page,
  article,
  moderator,
}) => {
  test.slow();
  const wrong = watchPolicy(page);
  const long = 'اسمطويلبلامسافات'.repeat(3);
  const [reported = 0, , , alone] = await stage('send', article.slug, ['زيد', 'هند', 'عمرو', long]);
  const articleId = await stage('articleId', article.slug);
  await enter(page, moderator, listOf(article));
  await press(page, 'زيد', 'نشر');
  await expect(told(page)).toBeVisible();
  await press(page, 'هند', 'رفض');
  await press(page, 'هند', 'خارج عن موضوع المقال');
  await expect(item(page, 'هند')).toHaveCount(0);
  await item(page, 'عمرو').getByText('تعديل النصّ').click();
  await page.getByRole('checkbox', { name: 'عمرو' }).check();
  await press(page, 'عمرو', 'رفض');
  await expectNoProblems(page, 'the queue');
  await stage('report', reported);
  for (const address of [
    listOf(article, 'reported'),
    listOf(article, 'refused'),
    `/desk?comment=${alone}`,
    '/desk/figures',
    '/desk/log',
    `/desk/articles/${articleId}/thread`,
  ]) {
    await page.goto(address);
    for (const summary of await page.locator('main summary').all()) await summary.click();
    await expectNoProblems(page, address);
  }
  await page.goto(listOf(article, 'reported'));
  await page.getByRole('button', { name: 'اختصارات لوحة المفاتيح' }).click();
  await expectNoProblems(page, 'help');
  expect(wrong).toEqual([]);
});

/** The desk in another browser, for another moderator. */
async function openDesk(
  browser: Browser,
  moderator: TestModerator,
  address: string,
  javaScriptEnabled: boolean,
): Promise<Page> {
  const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
  await enter(page, moderator, address);
  return page;
}
