import { expect, test } from 'vitest';
import { textOfHtml } from './html-text';

test.each([
  ['<h2 id="note-1">عنوان</h2><p>نصّ</p>', 'عنوان نصّ'],
  ['<p>كل<strong>مة</strong> واحدة</p>', 'كلمة واحدة'],
  ['<p>سطر<br>سطر</p>\n\n<ul><li>أ</li><li>ب</li></ul>', 'سطر سطر أ ب'],
  ['<p>a &#x26; b &lt;script&gt; &amp;amp; &nbsp;&#39;</p>', "a & b <script> &amp; '"],
  ['<img src="x.jpg" alt="a > b"><p>بعدها</p>', 'بعدها'],
  ['<p>منظومة <bdi dir="ltr">C++</bdi>!</p>', 'منظومة C++!'],
  ['&#0;&#x110000;&unknown;', '&unknown;'],
  ['', ''],
])('%j', (html, text) => {
  expect(textOfHtml(html)).toBe(text);
});
