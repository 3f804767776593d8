import path from 'node:path';
import type { Page } from '@playwright/test';
import { CaretReader, expectSelection, expectWalk } from '@/test/caret';
import { bodyOf, CARET_CASES } from '@/test/caret.cases';
import { excessOf, expectNoProblems } from './accessible';
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
    // A script that comes in when the test has ended has no text.
    const isEditor = (await response.text().catch(() => '')).includes('ProseMirror-selectednode');
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
  // A line of dialogue begins with a dash: what became a list is typed signs again.
  await page.keyboard.type('- ');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('قالت: نعم');

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
  await page.keyboard.press('ArrowUp');
  await page.keyboard.type('المنظومات');
  await page.keyboard.press('Tab');
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
  expect(published).toContain('>- قالت: نعم</p>');
  expect(published).toContain('>المنظومات</caption>');
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

  // An empty paragraph, which no Markdown has.
  await text(page).fill('قبل\n\nبعد');
  await page.getByRole('button', { name: 'المحرّر المنسّق' }).click();
  await expect(page.locator('.ProseMirror')).toBeFocused();
  const blocks = page.locator('.ProseMirror > p');
  const empty = new CaretReader(page, 'p');
  await empty.choose(0);
  // Once more: with the focus ProseMirror puts its own selection back.
  await empty.toStart();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(blocks).toHaveText(['قبل', '', 'بعد']);
  await empty.choose(1);
  await expectWalk(empty, 'rtl', 'empty');
  await empty.toStart();
  for (const [letter, code] of [
    ['ب', 'KeyF'],
    ['x', 'KeyX'],
  ] as const) {
    await empty.type(letter, code);
    await expect(blocks).toHaveText(['قبل', letter, 'بعد']);
    await page.keyboard.press('Backspace');
    await expect(blocks).toHaveText(['قبل', '', 'بعد']);
  }
});

const SLIPS = `ذهب **الى** البيت ، وعاد.

> ذهب الى البيت ، وعاد.

قيل "حق" لا غير.
`;

/** As word processors and pages put it on the clipboard. */
const COPIED = `<!--StartFragment--><p class=MsoNormal dir=RTL style='text-align:right'><b><span lang=AR-SA style='color:red'>من Word</span></b></p>
<p class=MsoListParagraph dir=RTL style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>أول</p>
<p class=MsoListParagraph dir=RTL style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>·</span>فرع</p>
<div class="entry"><blockquote><p>قول</p><cite>صاحبه</cite></blockquote><img src="https://o.example/a.jpg" alt="خريطة" onerror="x()"><div class="sharedaddy">شارك</div><p><a href="javascript:alert(1)" style="color:red">اضغط</a></p></div><!--EndFragment-->`;
const PASTED = `**من Word**

- أول
  - فرع

> قول
>
> — صاحبه

\\[خريطة]

اضغط`;

test('findings stand in the text, and are gone to, mended and left by the keyboard; what is pasted is clean', async ({
  page,
  appoint,
}) => {
  const problems = watchPolicy(page);
  await inMarkdown(page);
  await enter(page, await appoint('editor'));
  await page.goto('/desk/articles/new');
  const showMarkdown = () => page.getByRole('button', { name: 'الكتابة بصيغة Markdown' }).click();
  const openRich = async (markdown: string) => {
    await text(page).fill(markdown);
    await page.getByRole('button', { name: 'المحرّر المنسّق' }).click();
    await expect(page.locator('.ProseMirror')).toBeFocused();
  };
  await openRich(SLIPS);
  const found = page.locator('.ProseMirror .finding');
  await expect(found, 'not in what is quoted').toHaveText(['الى', ' ', '"حق"']);

  await page.locator('.ProseMirror').press('F8');
  await expect(page.getByRole('group', { name: 'همزة قطع' })).toContainText('إلى');
  await expect(page.getByRole('button', { name: 'تصحيح', exact: true })).toBeFocused();
  await expectNoProblems(page, 'the card of a finding');
  await page.keyboard.press('Enter');
  await expect(page.locator('.ProseMirror strong')).toHaveText('إلى');
  await page.keyboard.press('F8');
  await page.keyboard.press('F8');
  await expect(page.getByRole('group', { name: 'الاقتباس بين قوسين مزدوجين' })).toBeVisible();
  await page.getByRole('button', { name: 'تركها' }).press('Enter');
  await expect(found).toHaveText([' ']);
  await page.getByRole('button', { name: 'تصحيح المأمون كله (موضع واحد)' }).press('Enter');
  await expect(page.getByText('لا ملاحظات على اللغة')).toBeVisible();
  await page.locator('.ProseMirror').press('Control+z');
  await expect(found, 'one step back').toHaveText([' ']);
  await showMarkdown();
  await expect(text(page)).toHaveValue(SLIPS.replace('**الى**', '**إلى**'));
  await openRich(SLIPS);
  await expect(found, 'what was left stays so').toHaveText(['الى', ' ']);
  await showMarkdown();

  await openRich('أول');
  // What another program has copied, by real keys on both sides.
  const copy = async (html: string, plain: string) => {
    await page.evaluate(
      (data) =>
        addEventListener(
          'copy',
          (event) => {
            for (const [type, value] of data) event.clipboardData?.setData(type as string, value as string);
            event.preventDefault();
          },
          { once: true, capture: true },
        ),
      [...(html ? [['text/html', html]] : []), ['text/plain', plain]],
    );
    await page.keyboard.press('Control+c');
  };
  await page.keyboard.press('Control+a');
  await copy(COPIED, 'من Word');
  await page.keyboard.press('Control+v');
  await expect(page.locator('.ProseMirror li li')).toHaveText('فرع');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await copy('', 'سطر\u{202B} أول\u{200B}\n\nسطر\u{A0}ثان');
  await page.keyboard.press('Control+v');
  await showMarkdown();
  await expect(text(page)).toHaveValue(`${PASTED}\n\nسطر أول\n\nسطر ثان`);

  await openRich('<details><summary>أ</summary>ب</details>');
  await page.locator('.ProseMirror [data-kept]').click();
  await page.keyboard.type('After');
  await showMarkdown();
  await expect(text(page)).toHaveValue('<details><summary>أ</summary>ب</details>\n\nAfter');

  await openRich('أول[^1]\n\nثان\n\n[^1]: حاشية');
  for (const items of [2, 0]) {
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+Shift+Digit8');
    await expect(page.locator('.ProseMirror li')).toHaveCount(items);
  }
  await showMarkdown();

  await openRich('قبل');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await copy('', '## عنوان\n\n- بند **ثخين**\n\nنص[^1]\n\n[^1]: حاشية');
  await page.keyboard.press('Control+v');
  await expect(page.locator('.ProseMirror h2'), 'Markdown is read').toHaveText('عنوان');
  await page.keyboard.press('Control+z');
  await expect(page.locator('.ProseMirror p').nth(1), 'its text again').toHaveText('## عنوان');
  await page.keyboard.press('Control+y');
  await showMarkdown();
  await expect(text(page)).toHaveValue('قبل\n\n## عنوان\n\n- بند **ثخين**\n\nنص[^1]\n\n[^1]: حاشية');

  await openRich('| أ | ب |\n| - | - |\n| ج | د |\n');
  await page.locator('.ProseMirror td').first().click();
  await copy('<table><tr><td>س</td><td>ص</td></tr><tr><td>ع</td><td>غ</td></tr></table>', 'س');
  await page.keyboard.press('Control+v');
  await expect(page.locator('.ProseMirror td'), 'a table fills the cells').toHaveText(['س', 'ص', 'ع', 'غ']);
  expect(problems).toEqual([]);
});

test('on a touch screen the field of Markdown stands first; the rich editor is a tap away, and fits', async ({
  browser,
  appoint,
}) => {
  const phone = await browser.newContext({
    baseURL: process.env.SITE_URL,
    hasTouch: true,
    isMobile: true,
  });
  const page = await phone.newPage();
  await enter(page, await appoint('editor'));
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/desk/articles/new');
  const toRich = page.getByRole('button', { name: 'المحرّر المنسّق' });
  await expect(toRich).toBeVisible();
  await expect(page.getByRole('toolbar')).toHaveCount(0);
  await text(page).fill('ذهب الى البيت.');
  await toRich.tap();
  const found = page.locator('.ProseMirror .finding');
  await found.tap();
  await page.getByRole('button', { name: 'تصحيح', exact: true }).tap();
  await page.keyboard.type(' هنا');
  await expect(page.locator('.ProseMirror')).toHaveText('ذهب إلى هنا البيت.');

  const topics = page.getByRole('textbox', { name: 'الموضوعات' });
  await page.locator('[name=credits]').last().focus();
  // Its beginning is behind the buttons, which a browser takes for being in sight.
  await topics.evaluate((field) => scrollBy(0, field.getBoundingClientRect().top - innerHeight + 58));
  await page.keyboard.press('Tab');
  await expect(topics).toBeFocused();
  const isCovered = (field: HTMLElement) => {
    const { left, top } = field.getBoundingClientRect();
    return document.elementFromPoint(left + 20, top + 20) !== field;
  };
  expect(await topics.evaluate(isCovered), 'what has the focus stands clear of the buttons').toBe(false);
  expect(await excessOf(page)).toBeLessThanOrEqual(0);
  await phone.close();
});

test('what is written stays when the page around the editor is rendered again', async ({ page, appoint }) => {
  const editor = page.locator('.ProseMirror');
  await enter(page, await appoint('editor'), '/desk/articles/new');
  await page.getByRole('textbox', { name: 'العنوان' }).fill(`يبقى النص ${Date.now()}`);
  await editor.press('Control+End');
  await page.keyboard.type('أول');
  await page.getByRole('button', { name: 'حفظ', exact: true }).click();
  await page.waitForURL(/\/desk\/articles\/\d+/);
  await expect(editor).toHaveText('أول');
  await editor.press('Control+End');
  await page.keyboard.type(' ثم ثان');
  const opened = page.locator('input[name=submission]');
  const key = await opened.inputValue();
  await page.getByRole('button', { name: 'إنشاء رابط معاينة' }).click();
  await expect(page.getByRole('textbox', { name: 'رابط معاينة' })).toBeVisible();
  await expect(opened, 'what others saved since is not taken as seen').toHaveValue(key);
  await editor.press('Control+End');
  await page.keyboard.type(' ثم ثالث');
  await expect(editor).toHaveText('أول ثم ثان ثم ثالث');
  await page.getByRole('button', { name: 'حفظ', exact: true }).click();
  await page.waitForURL(/saved/);
  await expect(editor).toHaveText('أول ثم ثان ثم ثالث');
});
