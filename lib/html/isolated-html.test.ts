import { describe, expect, test } from 'vitest';
import { HOSTILE } from '@/lib/text/bidi.cases';
import { isolateTokensInHtml } from './isolated-html';

describe('isolateTokensInHtml', () => {
  test.each([
    [
      '<p>لغة C++ و S-500</p>',
      '<p>لغة <bdi dir="ltr" class="nowrap">C++</bdi> و <span class="nowrap">S-500</span></p>',
    ],
    [
      '<p>A&#x26;B+ &#x3C;C++&gt;</p>',
      '<p><bdi dir="ltr" class="nowrap">A&#x26;B+</bdi> &#x3C;<bdi dir="ltr" class="nowrap">C++</bdi>&gt;</p>',
    ],
    [
      '<p>https://x.com/?a=1&#x26;b=2/</p>',
      '<p><bdi dir="ltr" class="nowrap">https://x.com/?a=1&#x26;b=2/</bdi></p>',
    ],
    [
      '<p>https://example.com/?a=1&#x26;b=2/</p>',
      '<p><bdi dir="ltr">https://example.com/?a=1&#x26;b=2/</bdi></p>',
    ],
    ['<p>هاتف ٠٥٠-١٢٣-٤٥٦٧</p>', '<p>هاتف <bdo dir="ltr" class="nowrap">٠٥٠-١٢٣-٤٥٦٧</bdo></p>'],
    ['<p>دون &#x3C;5 درجات</p>', '<p>دون <bdi dir="ltr" class="nowrap">&#x3C;5</bdi> درجات</p>'],
    ['<p>ذلك ، و<b>S</b> ، ثم</p>', '<p>ذلك، و<b>S</b>، ثم</p>'],
    ['<p>أ</p><p>-5</p>', '<p>أ</p><p><bdi dir="ltr" class="nowrap">-5</bdi></p>'],
    ['قال<br>-5', 'قال<br><bdi dir="ltr" class="nowrap">-5</bdi>'],
    ['<a href="/C++">C++</a>', '<a href="/C++"><bdi dir="ltr" class="nowrap">C++</bdi></a>'],
    ['<p dir="rtl" lang="ar">C++</p>', '<p dir="rtl" lang="ar"><bdi dir="ltr" class="nowrap">C++</bdi></p>'],
    [
      '<i dir="ltr">C++ <i>C++</i> C++</i> C++',
      '<i dir="ltr">C++ <i>C++</i> C++</i> <bdi dir="ltr" class="nowrap">C++</bdi>',
    ],
    ['<img src="a" dir="ltr">C++', '<img src="a" dir="ltr"><bdi dir="ltr" class="nowrap">C++</bdi>'],
    [
      '<b title=" dir=ltr > C++">C++</b>',
      '<b title=" dir=ltr > C++"><bdi dir="ltr" class="nowrap">C++</bdi></b>',
    ],
  ])('%s', (html, marked) => {
    expect(isolateTokensInHtml(html)).toBe(marked);
    expect(isolateTokensInHtml(marked)).toBe(marked);
  });

  test.each([
    '<pre><code>C++ S-500 ، x</code> C++</pre>',
    '<p><code>C++</code> <bdi>C++</bdi> <span class="nowrap">S-500</span> <time dir="ltr">2024-03-12</time></p>',
    '<p dir=ltr>C++</p> <p class=x dir="ltr">C++</p> <p dir="auto">C++</p>',
    '<p><b>S</b>-500 <b>إس</b>-400 <code>x</code>-5</p>',
    '<p><bdi dir="ltr" class="nowrap">C++</bdi> <bdi dir="ltr">https://example.com/a/very/long/path</bdi></p>',
    '<p>C<b>++</b></p>',
    '<p>&unknown;&#x110000;&nbsp;3-1 &lt;b&gt;</p>',
    '',
  ])('leaves %s alone', (html) => {
    expect(isolateTokensInHtml(html)).toBe(html);
  });

  test('adds nothing but its two elements, and finishes on hostile text', () => {
    for (const piece of HOSTILE) {
      const html = piece.repeat(20_000 / piece.length);
      const marked = isolateTokensInHtml(html).replace(
        /<bdi dir="ltr"(?: class="nowrap")?>|<\/bdi>|<span class="nowrap">|<\/span>/g,
        '',
      );
      expect(marked === html, piece).toBe(true);
    }
  });
});
