import { toHtml } from 'hast-util-to-html';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { expect, test } from 'vitest';
import { cleanPasted, cleanPastedText, withoutStyles } from './pasted';

const parser = unified().use(rehypeParse, { fragment: true });

function pasted(html: string): string {
  return toHtml(cleanPasted(parser.parse(withoutStyles(html)))).replace(/\n\s*/g, '');
}

const WORD = `<p class=MsoNormal dir=RTL style='text-align:right'><b><span lang=AR-SA style='font-family:Arial'>عنوان</span></b><o:p></o:p></p>
<p class=MsoListParagraph dir=RTL style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span><![endif]><span lang=AR-SA>أول</span></p>
<p class=MsoListParagraph dir=RTL style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>1.</span>فرع</p>
<p class=MsoListParagraph dir=RTL style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>ثان</p>
<table border=1><tr><td width=100 style='width:10pt'><p class=MsoNormal>خلية</p><p class=MsoNormal>وسطر</p></td></tr></table>`;

test.each([
  [
    'Word: lists two levels deep, a table, directions found anew',
    WORD,
    '<p><strong>عنوان</strong></p><ul><li>أول<ol><li>فرع</li></ol></li><li>ثان</li></ul>' +
      '<table><tbody><tr><td>خلية<br>وسطر</td></tr></tbody></table>',
  ],
  [
    'Google Docs: its outer b of normal weight is no bold',
    `<b style="font-weight:normal" id="docs-internal-guid-1"><p dir="rtl" style="line-height:1.4"><span style="font-weight:400">نص </span><span style="font-weight:700">ثخين</span></p><br></b>`,
    '<p>نص <strong>ثخين</strong></p><br>',
  ],
  [
    'a WordPress page: quotation with its source, emoji as text, words in place of the picture',
    `<div class="entry"><blockquote><p>قول</p><cite>صاحبه</cite></blockquote><figure><img src="https://o.example/a.jpg" alt="خريطة"><figcaption>شرح</figcaption></figure><p>نعم <img class="emoji" alt="🙂" src="x"></p><div class="sharedaddy">شارك</div><a href="javascript:alert(1)">اضغط</a></div>`,
    '<figure class="quote"><blockquote><p>قول</p></blockquote><figcaption>صاحبه</figcaption></figure><p>[خريطة]</p><p>شرح</p><p>نعم 🙂</p><p>اضغط</p>',
  ],
  ['italics on Latin words alone', '<p><i>مائل</i> <i>slanted</i></p>', '<p>مائل <em>slanted</em></p>'],
  [
    'a picture of this site',
    '<p><img src="/media/a.jpg" alt="أ" onerror="x()"></p>',
    '<p><img src="/media/a.jpg" alt="أ"></p>',
  ],
  ['what is hidden', '<p>ظاهر<span style="display:none">خفي</span></p><script>x</script>', '<p>ظاهر</p>'],
  [
    'links within the page it came from',
    '<p><a href="#top">أعلى</a> <a href="https://a.example/">خارج</a></p>',
    '<p>أعلى <a href="https://a.example/">خارج</a></p>',
  ],
  [
    'an address in Arabic, as Markdown keeps it',
    '<p><a href="https://a.example/مقال?b=1">رابط</a></p>',
    '<p><a href="https://a.example/%D9%85%D9%82%D8%A7%D9%84?b=1">رابط</a></p>',
  ],
])('%s', (_, html, expected) => {
  expect(pasted(html)).toBe(expected);
});

test.each([
  ['a list', '<ul><li>أ</li><li><p>ب</p><ol><li>ج</li></ol></li></ul>', 'أ<br>ب<br>ج'],
  ['a table', 'قبله<table><tr><td>أ</td><td>ب</td></tr><tr><td>ج</td></tr></table>', 'قبله<br>أ ب<br>ج'],
  ['a heading and a quotation', '<h3>أ</h3><blockquote><p>ب</p><p>ج</p></blockquote>', 'أ<br>ب<br>ج'],
])('%s in a cell is lines of it', (_, html, lines) => {
  expect(pasted(`<table><tr><td>${html}</td></tr></table>`)).toBe(
    `<table><tbody><tr><td>${lines}</td></tr></tbody></table>`,
  );
});

test.each([
  [
    'a value that holds >',
    '<img alt="a>b" style="x" onerror=y>',
    '<img alt="a>b" data-style="x" data-onerror=y>',
  ],
  ['no space before it', '<p title="a"style=x/onclick=y>', '<p title="a"data-style=x/data-onclick=y>'],
  ['words', `<p>style="x" &lt;p style="y"></p>`, `<p>style="x" &lt;p style="y"></p>`],
  ['words of a value', `<p title=' style=x'>`, `<p title=' style=x'>`],
  ['a style sheet', '<STYLE>p{x:"</p>"}</style ><p title="<style>">أ</p>', '<p title="<style>">أ</p>'],
  ['a style sheet without its end', 'أ<style>p{}', 'أ'],
  ['a base', '<BASE href=x>', '<data-base href=x>'],
  ['a quote without its other', '<p title="a style=x>', '<p title="a style=x>'],
])('%s, before anything parses it', (_, html, expected) => {
  expect(withoutStyles(html)).toBe(expected);
});

test('hostile text is read once', () => {
  const start = performance.now();
  for (const long of ['<a "', '<style', '<style></style', '<!--']) withoutStyles(long.repeat(50_000));
  expect(performance.now() - start).toBeLessThan(1_000);
});

test('styles and handlers have other names before anything parses them', () => {
  expect(withoutStyles('<p style="a" ONCLICK=b title="style=c">style=d</p>')).not.toMatch(
    /\s(?:style|onclick)\s*=\s*["b]/i,
  );
});

test('hidden characters go from pasted text; joiners of Persian stay', () => {
  expect(cleanPastedText('\u{202B}نص\u{202C}\u{200B} می\u{200C}خواهم\u{A0}هنا')).toBe(
    'نص می\u{200C}خواهم هنا',
  );
});
