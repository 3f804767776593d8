import { describe, expect, test } from 'vitest';
import { renderBody } from '@/lib/markdown/render';
import { sectionsOf } from './body-sections';

const words = { table: 'جدول', code: 'شيفرة', footnotes: 'الحواشي', footnoteBack: 'عُد' };
const html = (markdown: string) =>
  renderBody(markdown, { direction: 'rtl', pictures: new Map(), words }).html;
const ids = (markdown: string) => [...html(markdown).matchAll(/<h\d[^>]* id="([^"]*)"/g)].map(([, id]) => id);

describe('the address of a section', () => {
  test.each([
    ['## الرقم لكل حرف، لا لكل شكل', 'section-الرقم-لكل-حرف-لا-لكل-شكل'],
    ['## صفّاف صغير: OpenType', 'section-صفاف-صغير-opentype'],
    ['### `C++` و*S-500*', 'section-c-وs-500'],
    ['## نصّ[^1]\n\n[^1]: حاشية', 'section-نص'],
    ['## 🙂', 'section'],
  ])('%j is %s', (markdown, id) => {
    expect(ids(markdown)[0]).toBe(id);
  });

  test('is one of its own, also where two headings say the same', () => {
    expect(ids('## أول\n\n## أول\n\n### أول-2\n\n## أول')).toEqual([
      'section-أول',
      'section-أول-2',
      'section-أول-2-2',
      'section-أول-3',
    ]);
  });

  test('is that of an editor elsewhere who named it by its words', () => {
    expect(html('<h2 id="أول" dir="ltr">أول</h2>\n\n<h2 id="أول-2">أول</h2>\n\n[هنا](#أول-2)')).toBe(
      '<h2 dir="ltr" id="section-أول">أول</h2>\n<h2 id="section-أول-2">أول</h2>\n<p><a href="#section-أول-2">هنا</a></p>',
    );
    expect(ids('<h2 id="غيره">أول</h2>')).toEqual(['note-غيره']);
  });

  test('stays when a section comes before it', () => {
    expect(ids('## جديد\n\n## أول')[1]).toBe(ids('## أول')[0]);
  });

  test('is what a link within the body leads to', () => {
    expect(html('[أعلاه](#أول)\n\n## أول')).toContain('<a href="#section-أول">');
    expect(html('[أعلاه](#%D8)\n\n## أول')).toContain('<a href="#note-%D8">');
  });
});

describe('the sections', () => {
  test('are the headings of the second level, as text', () => {
    expect(sectionsOf(html('## أول & `C++`[^1]\n\n### فرع\n\n## **ثان**\n\n[^1]: حاشية'))).toEqual([
      { id: 'section-أول-c', title: 'أول & C++' },
      { id: 'section-ثان', title: 'ثان' },
    ]);
  });

  test('have the address the author gave them', () => {
    expect(sectionsOf(html('<h2 id="x">أول</h2>'))).toEqual([{ id: 'note-x', title: 'أول' }]);
  });

  test('are none where a body has none, or was stored before headings had addresses', () => {
    expect(sectionsOf('<p>نص</p>')).toEqual([]);
    expect(sectionsOf('<h2>أول</h2>')).toEqual([]);
  });
});
