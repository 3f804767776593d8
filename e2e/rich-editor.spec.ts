import path from 'node:path';
import type { Page } from '@playwright/test';
import { CaretReader, expectSelection, expectWalk } from '@/test/caret';
import { bodyOf, CARET_CASES } from '@/test/caret.cases';
import { expectNoProblems } from './accessible';
import { enter, expect, inMarkdown, test, watchPolicy } from './fixtures';

const text = (page: Page) => page.getByRole('textbox', { name: 'النص', exact: true });
const PICTURE = path.join(import.meta.dirname, '../db/demo/images/code.jpg');

test('with the keyboard alone an article with a figure, a table and a footnote is written and published', async ({
  page,
  appoint,
}) => {
  const problems = watchPolicy(page);
  const scripts = new Map<string, string[]>();
  page.on('response', async (response) => {
    const from = new URL(page.url()).pathname;
    if (response.request().resourceType() !== 'script') return;
    const isEditor = (await response.text()).includes('ProseMirror-selectednode');
    if (isEditor) scripts.set(from, [...(scripts.get(from) ?? []), response.url()]);
  });
  await enter(page, await appoint('editor'));
  await page.goto('/desk/articles');
  await page.goto('/desk/articles/new');
  await expect(page.getByRole('toolbar')).toBeVisible();
  await expect
    .poll(() => [...scripts.keys()], 'the script of the editor is on its page alone')
    .toEqual(['/desk/articles/new']);

  await page.getByRole('textbox', { name: 'العنوان' }).focus();
  await page.keyboard.type(`بلوحة المفاتيح ${Date.now()}`);
  await text(page).focus();
  await page.keyboard.type('كتب عن C++ هنا');
  await page.keyboard.press('Control+Alt+f');
  await page.keyboard.type('حاشية عنها');
  await page.keyboard.press('Control+Alt+f');
  await page.keyboard.type('.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('## قسم');
  await page.keyboard.press('Enter');

  // From the toolbar, by its arrows.
  await page.keyboard.press('Alt+F10');
  for (
    let press = 0;
    !(await page.getByRole('button', { name: 'جدول', exact: true }).evaluate(isFocused));
    press += 1
  ) {
    expect(press).toBeLessThan(20);
    await page.keyboard.press('ArrowLeft');
  }
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  for (const word of ['الاسم', 'المدى', 'السنة', 'S-400', '400', '2007']) {
    await page.keyboard.type(word);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Alt+F10');
  await page.keyboard.press('?');
  await expect(page.getByRole('group', { name: 'اختصارات لوحة المفاتيح' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'فقرة بعده' }).press('Enter');
  await page.getByRole('button', { name: 'صورة', exact: true }).press('Enter');
  await page.getByLabel('ملف صورة، أو ملفات لمعرض').setInputFiles(PICTURE);
  await page.getByLabel('وصف الصورة، لمن لا يراها').fill('مربّعات');
  await page.keyboard.press('Enter');
  await page.keyboard.type('شرح الصورة');
  await expectNoProblems(page, 'the rich editor');
  await page.getByRole('button', { name: 'نشر', exact: true }).press('Enter');
  await expect(page.getByRole('status').first()).toContainText('نُشر المقال');
  const address = (await page.getByRole('link', { name: 'صفحة المقال' }).getAttribute('href')) ?? '';
  const published = await (await page.request.get(address)).text();
  const figure = /<figure>.*?<\/figure>/s.exec(published)?.[0];
  expect(figure).toContain('alt="مربّعات"');
  expect(figure).toContain('<figcaption>شرح الصورة</figcaption>');
  expect(published).toMatch(/<thead>\s*<tr>\s*<th>الاسم<\/th>/);
  expect(published).toContain('data-footnote-ref');
  expect(published).toContain('حاشية عنها');
  expect(problems).toEqual([]);
});

const isFocused = (element: Element) => element === document.activeElement;

/** Of research/editor.md's table; `npm run bench -- editor` goes through all of it. */
const HARD = CARET_CASES.filter(({ markdown }) => /SAMP|C\+\+|الطائرة|break|S-4|👩/.test(markdown));

test('the caret stops at each place once, both ways, and selects what it passes', async ({
  page,
  appoint,
}) => {
  await inMarkdown(page);
  await enter(page, await appoint('editor'));
  await page.goto('/desk/articles/new');
  for (const one of HARD) {
    await text(page).fill(bodyOf(one));
    await page.getByRole('button', { name: 'المحرّر المنسّق' }).click();
    const caret = new CaretReader(page, one.block);
    await expect(page.locator('.ProseMirror')).toBeFocused();
    await caret.choose(one.block === 'p' ? 1 : 0);
    await expectWalk(caret, one.dir, one.markdown);
    await expectSelection(caret, one.dir, one.markdown);
    await page.getByRole('button', { name: 'الكتابة بصيغة Markdown' }).click();
    await expect(text(page), 'which changes no byte').toHaveValue(bodyOf(one));
  }
});
