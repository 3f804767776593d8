import { expect, test } from 'vitest';
import { excerptOf, textOfHtml } from './html-text';

test.each([
  ['<h2 id="note-1">عنوان</h2><p>نصّ</p>', 'عنوان نصّ'],
  ['<p>كل<strong>مة</strong> واحدة</p>', 'كلمة واحدة'],
  ['<p>سطر<br>سطر</p>\n\n<ul><li>أ</li><li>ب</li></ul>', 'سطر سطر أ ب'],
  ['<p>a &#x26; b &lt;script&gt; &amp;amp; &nbsp;&#39;</p>', "a & b <script> &amp; '"],
  ['<img src="x.jpg" alt="a > b"><p>بعدها</p>', 'بعدها'],
  ['<p>منظومة <bdi dir="ltr">C++</bdi>!</p>', 'منظومة C++!'],
  ['&#0;&#x110000;&unknown;', '&unknown;'],
  ['', ''],
  ['<p>قبل<img src="x.jpg" alt="a > b', 'قبل'],
  ['<p>قبل</', 'قبل'],
  ['<p>قبل <a href', 'قبل'],
])('%j', (html, text) => {
  expect(textOfHtml(html)).toBe(text);
});

test('a short text is its own beginning, its blocks parted', () => {
  expect(excerptOf('<h2>أول</h2>\n<p>ثانٍ <b>S</b>-500 &amp; ثالث</p><p>رابع</p>')).toBe(
    'أول ثانٍ S-500 & ثالث رابع',
  );
  expect(excerptOf('')).toBe('');
});

test('a long one is cut between words', () => {
  const start = excerptOf(`<p>${'كلمة '.repeat(100)}</p>`);
  expect(start.length).toBeLessThanOrEqual(200);
  expect(start).toMatch(/كلمة…$/);
});

test('an endless word is cut between its characters', () => {
  const start = excerptOf(`<p>x${'😀'.repeat(200)}</p>`);
  expect(start.length).toBeLessThanOrEqual(200);
  expect(start).toMatch(/^x(?:😀)+…$/u);
});
