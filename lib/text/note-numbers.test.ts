import { expect, test } from 'vitest';
import { renderBody } from '@/lib/markdown/render';
import { writeNoteNumbers } from './note-numbers';

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

test('a number of two digits is written whole', () => {
  const notes = Array.from({ length: 12 }, (_, at) => at + 1);
  const { written } = render(
    `${notes.map((at) => `ا[^n${at}]`).join(' ')}\n\n${notes.map((at) => `[^n${at}]: ب`).join('\n')}`,
  );
  expect(written).toContain('>١٢</a>');
  expect(written).not.toMatch(/data-footnote-ref[^>]*>\d/);
});
