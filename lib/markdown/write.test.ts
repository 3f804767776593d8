import { describe, expect, test } from 'vitest';
import { bodySchema } from '@/lib/html/body-schema';
import { EVERYTHING } from './every-element.cases';
import { markdownImages, renderBody } from './render';
import { writeMarkdown } from './write';

const WORDS = { table: 'جدول', code: 'شيفرة', footnotes: 'الحواشي', footnoteBack: 'عُد إلى النص' };
const OPTIONS = { direction: 'rtl' as const, words: WORDS };
const ADDRESS = '/media/';

/** The HTML that is stored of a Markdown body. */
function stored(markdown: string): string {
  const pictures = markdownImages(markdown).map(
    ({ src }) => [src, { src: ADDRESS + src, width: 800, height: 600 }] as const,
  );
  return renderBody(markdown, { ...OPTIONS, pictures: new Map(pictures) }).html;
}

function written(html: string) {
  return writeMarkdown(html, { ...OPTIONS, pictureAt: (src) => src.slice(ADDRESS.length) });
}

const goesRound = (html: string) => stored(written(html).markdown);

describe('what comes in comes out', () => {
  test('an article with every element there is', () => {
    const html = stored(EVERYTHING);
    const renamed = new Set(['h1', 'h5', 'h6']);
    for (const name of bodySchema.tagNames ?? [])
      if (!renamed.has(name)) expect(html, name).toMatch(new RegExp(`<${name}[ >]`));
    const { markdown, isSame } = written(html);
    expect(isSame).toBe(true);
    expect(markdown).not.toMatch(/^<div>/);
    expect(stored(markdown)).toBe(html);
    // A second time nothing is left to change.
    expect(written(stored(markdown)).markdown).toBe(markdown);
  });

  test.each([
    ['a quotation with its source', '> قول\n>\n> — صاحبه\n'],
    ['one pulled out of the text', '> [!pull]\n> قول\n'],
    ['a picture with caption and credit', '![خريطة](map.png "البحر | مقال")\n'],
    ['a gallery', '![أ](a.png "أول")\n![ب](b.png)\nكلاهما **هنا** | مقال\n'],
    ['footnotes', 'نص[^مصدر] ثم[^مصدر]\n\n[^مصدر]: حاشية\n\n    بفقرتين\n'],
    ['tasks', '- [x] تمّ\n- [ ] بقي\n  - فرع\n'],
    ['a link to a section', '## مصادر\n\n[أعلاه](#مصادر)\n'],
    ['code', '```\nnpm start\n```\n'],
    ['a table', '| أ | ب |\n| - | - |\n| ج | د |\n'],
    ['a direction that is found again', 'Hello there\n'],
  ])('%s, in the form an editor writes it', (_, markdown) => {
    expect(written(stored(markdown)).markdown).toBe(markdown);
  });

  test.each([
    ['\\*ليست مائلة\\* و\\_هذه\\_', 'marks that are none'],
    ['1986\\. سنة', 'a number with a full stop'],
    ['\\# ليس عنوانًا', 'a number sign'],
    ['\\> ليس قولًا', 'a bracket'],
    ['a &amp;lt; b \\<b\\>', 'what looks like HTML'],
    ['[^1] ليست حاشية', 'a footnote that is none'],
    ['![لا](images/no.png) ', 'a picture that is not there'],
    ['كلمة**غامقة**تتصل و**«قوس»**بعدها', 'emphasis within a word'],
    ['`` ` `` و`  a  `', 'code with its own marks'],
    ['<p>سطر<br>بعده <br> وبعده</p>', 'line breaks without a line'],
    ['<p><a href="https://example.com/مقال">خام</a></p>', 'an address that is not encoded'],
    ['<pre><code>a\n\n\nb</code></pre>', 'code without a line end'],
    ['<ul><li><p>وحيدة</p></li></ul>', 'a list that Markdown cannot hold'],
    ['<!-- -->نص بلا فقرة', 'text outside a paragraph'],
    ['<blockquote class="x">\n\n<p>أ</p>\n\n</blockquote>', 'empty lines between blocks'],
  ])('%j (%s)', (markdown) => {
    const html = stored(markdown);
    expect(goesRound(html)).toBe(html);
    expect(written(html).isSame).toBe(true);
  });

  test.each(['شاهد https://youtu.be/abc الآن', 'راسل a@example.com أو www.example.com'])(
    '%j, which is no link where it came from',
    (words) => {
      const html = `<p>${words}</p><p>بعده</p>`;
      const { markdown, isSame } = written(html);
      expect(isSame).toBe(true);
      expect(markdown).not.toMatch(/^<div>/);
      expect(stored(markdown)).not.toContain('<a ');
    },
  );

  test('blocks with no white space between them, as WordPress leaves them', () => {
    const html = '<h2 id="section-أ">أ</h2><p>نص</p><ul><li>ب</li></ul><blockquote><p>ج</p></blockquote>';
    const { markdown, isSame } = written(html);
    expect(isSame).toBe(true);
    expect(markdown).toBe('## أ\n\nنص\n\n- ب\n\n> ج\n');
  });
});

test('what could not come back is said', () => {
  // A division is nothing a body holds.
  expect(written('<div><p>نص</p></div><em><p>نص</p></em>').isSame).toBe(false);
});
