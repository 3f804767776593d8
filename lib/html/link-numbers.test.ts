import { expect, test } from 'vitest';
import { renderBody } from '@/lib/markdown/render';
import { numberLinks, readableUrl, writeNoteNumbers } from './link-numbers';

test('each link that leads elsewhere has its number, the same address the same one', () => {
  const html =
    '<p><a href="https://a.example/">أ</a> و<a href="https://b.example/x?a=1&#x26;b=2" lang="en">B <b>b</b></a>،' +
    ' <a href="https://a.example/">أيضًا</a> <a href="#note-1">حاشية</a> <a href="mailto:a@b.example">بريد</a></p>';
  const numbered = numberLinks(html, String);
  expect(numbered.addresses).toEqual(['https://a.example/', 'https://b.example/x?a=1&b=2']);
  expect(numbered.html.match(/<\/a><sup class="paper">\[\d\]<\/sup>/g)).toHaveLength(3);
  expect(numbered.html.replace(/<sup class="paper">\[\d\]<\/sup>/g, '')).toBe(html);
  expect(numbered.html).toContain('أيضًا</a><sup class="paper">[1]</sup>');
});

test('a link that shows its address needs no number', () => {
  for (const text of ['https://a.example/x', 'a.example/x', 'www.a.example/x/'])
    expect(numberLinks(`<a href="https://www.a.example/x/">${text}</a>`, String).addresses, text).toEqual([]);
});

test('an address is written as people read it', () => {
  expect(readableUrl('https://a.example/%D9%85%D9%82%D8%A7%D9%84/x')).toBe('https://a.example/مقال/x');
  expect(readableUrl('https://a.example/a%20b%2Fc')).toBe('https://a.example/a%20b%2Fc');
  expect(readableUrl('https://a.example/%E2%80%AEx')).toBe('https://a.example/%E2%80%AEx');
  expect(readableUrl('https://a.example/%FF')).toBe('https://a.example/%FF');
});

const words = { table: 'جدول', code: 'شيفرة', footnotes: 'الحواشي', footnoteBack: 'عُد 1' };
const arabic = (number: number) => number.toLocaleString('ar-u-nu-arab', { useGrouping: false });

/** What is read of a body, and its marks apart from it. */
function render(markdown: string) {
  const { html } = renderBody(markdown, { direction: 'rtl', pictures: new Map(), words });
  return { html, written: writeNoteNumbers(html, arabic) };
}

test('the marks of footnotes and the ways back follow the digits of the site, and nothing else does', () => {
  const { html, written } = render(
    'قال[^a] ثم[^b] ثم[^a] في 1999 [رابط 5](https://a.example/7) و`x[1]`.\n\n[^a]: صفحة 12.\n[^b]: صفحة 13.',
  );
  const textOf = (text: string) =>
    text
      .replace(/<[^>]*>/g, '')
      .replace(/\s+/g, ' ')
      .trim();
  expect(textOf(written)).toBe('قال١ ثم٢ ثم١ في 1999 رابط 5 وx[1]. الحواشي صفحة 12. ↑ ↑٢ صفحة 13. ↑');
  expect(written.match(/<[^>]*>/g)).toEqual(html.match(/<[^>]*>/g));
});

test('so do the labels of regions that scroll', () => {
  const table = '| أ | ب |\n|---|---|\n| 1 | 2 |';
  const { written } = render(`${table}\n\nنص 5\n\n${table}`);
  expect([...written.matchAll(/aria-label="([^"]*)"/g)].map(([, label]) => label)).toEqual([
    'جدول',
    'جدول ٢',
  ]);
  expect(written).toContain('<td>1</td>');
});

test('a number of two digits is written whole', () => {
  const notes = Array.from({ length: 12 }, (_, at) => at + 1);
  const { written } = render(
    `${notes.map((at) => `ا[^n${at}]`).join(' ')}\n\n${notes.map((at) => `[^n${at}]: ب`).join('\n')}`,
  );
  expect(written).toContain('>١٢</a>');
  expect(written).not.toMatch(/data-footnote-ref[^>]*>\d/);
});
