import { describe, expect, test } from 'vitest';
import { markdownImages, renderBody } from '@/lib/markdown/render';
import { renderWordPressBody } from '@/lib/wordpress/read/body';
import { writeBlocks } from './blocks';

const WORDS = {
  table: 'جدول',
  code: 'شيفرة',
  footnotes: 'الحواشي',
  footnoteBack: 'عُد إلى النص',
  missingPicture: 'صورة غير متاحة',
  audio: 'مقطع صوتي',
  video: 'مقطع مصوّر',
};
const SITE = 'https://site.example';

function stored(markdown: string): string {
  const pictures = markdownImages(markdown).map(
    ({ src }) => [src, { src: `/media/${src}`, width: 800, height: 600 }] as const,
  );
  return renderBody(markdown, { direction: 'rtl', words: WORDS, pictures: new Map(pictures) }).html;
}

function written(html: string, direction: 'rtl' | 'ltr' = 'rtl'): string {
  const pictureAt = (src: string) => SITE + src;
  return writeBlocks(html, { direction, words: WORDS, pictureAt, attachmentOf: (src) => src.length });
}

/** As the import of a WordPress export has it. */
function read(blocks: string) {
  const sources = [...blocks.matchAll(/src="([^"]*)"/g)].map(([, src = '']) => src);
  const pictures = sources.map(
    (src) => [src, { src: src.replace(SITE, ''), width: 800, height: 600 }] as const,
  );
  return renderWordPressBody(blocks, { direction: 'rtl', words: WORDS, images: new Map(pictures) });
}

const dense = (html: string) => html.replace(/\s*\n\s*/g, '');

describe('blocks of WordPress’s editor, which come in as the same again', () => {
  test.each([
    ['نص **غامق** و`F-35`', /^<!-- wp:paragraph -->\n<p>نص/],
    ['The other way.', /^<!-- wp:paragraph \{"direction":"ltr"\} -->\n<p dir="ltr">/],
    ['### فرعيّ', /^<!-- wp:heading \{"level":3\} -->\n<h3 id="فرعي">/],
    ['## مصادر\n\n[أعلاه](#مصادر)', /<h2 id="مصادر">[\s\S]*<a href="#مصادر">/],
    ['- أول\n  - فرع\n- ثان', /<!-- wp:list-item -->\n<li>أول<!-- wp:list -->\n<ul><!-- wp:list-item -->/],
    ['3. ثالث\n4. رابع', /^<!-- wp:list \{"ordered":true,"start":3\} -->\n<ol start="3">/],
    [
      '> قول\n>\n> — صاحبه',
      /^<!-- wp:quote -->[\s\S]*<!-- wp:paragraph -->\n<p>قول<\/p>[\s\S]*<cite>صاحبه<\/cite>/,
    ],
    ['> قول بلا صاحب', /^<!-- wp:quote -->\n<blockquote class="wp-block-quote">/],
    ['> [!pull]\n> قول\n>\n> — صاحبه', /^<!-- wp:pullquote -->\n<figure class="wp-block-pullquote">/],
    [
      '![خريطة](a.png "شرح | مقال")',
      /^<!-- wp:image \{"id":12,[\s\S]*<img src="https:\/\/site.example\/media\/a.png"/,
    ],
    [
      '![أ](a.png "أول")\n![ب](b.png)\nكلاهما',
      /^<!-- wp:gallery \{"linkTo":"none"\} -->[\s\S]*<!-- wp:image \{"id":12/,
    ],
    ['| أ | ب |\n| - | - |\n| ج | د |', /^<!-- wp:table /],
    [
      '<table><caption>شرح</caption><tbody><tr><td>أ</td></tr></tbody></table>',
      /<figcaption class="wp-element-caption">شرح/,
    ],
    ['---', /^<!-- wp:separator -->/],
    [
      '<figure class="link"><a href="https://www.youtube.com/watch?v=a--b&amp;t=1"><b>YouTube</b> <bdi dir="ltr">youtube.com/watch?v=a--b&amp;t=1</bdi></a><figcaption>شرح</figcaption></figure>',
      /^<!-- wp:embed \{"url":"https:\/\/www.youtube.com\/watch\?v=a\\u002d\\u002db\\u0026t=1"\} -->/,
    ],
    [
      '<figure class="link"><a href="https://site.example/a.mp3"><b>مقطع صوتي</b> <bdi dir="ltr">site.example/a.mp3</bdi></a></figure>',
      /^<!-- wp:audio -->/,
    ],
  ])('%s', (markdown, expected) => {
    const html = stored(markdown);
    const blocks = written(html);
    expect(blocks).toMatch(expected);
    expect(dense(read(blocks).html)).toBe(dense(html));
  });
});

test.each([
  'نص[^1] وآخر[^1]\n\n[^1]: حاشية',
  '- [x] تمّ\n- [ ] بقي',
  '- أول\n\n- ثان',
  '<dl><dt>كلمة</dt><dd>معناها</dd></dl>',
  '<p lang="fr">Bonjour à tous</p>',
  '```\nnpm start\n\n  [gallery]\n```',
  '- Latin letters only',
  '> All of this is English.\n>\n> — Somebody Else',
  '> [!pull]\n> قول\n>\n> - وقائمة',
  '<table><tr><td><p>فقرة</p></td></tr></table>',
])('%s: what no block of its own can hold is an HTML block, and comes in as the same', (markdown) => {
  const html = stored(markdown);
  const blocks = written(html);
  expect(blocks).toContain('<!-- wp:html -->');
  const back = read(blocks);
  expect(dense(back.html)).toBe(dense(html));
  expect(back.notes).toEqual([]);
});

test('code has a block of its own where the page runs its way', () => {
  expect(
    written(
      '<pre dir="ltr" role="region" tabindex="0" aria-label="Code"><code dir="ltr">a\n</code></pre>',
      'ltr',
    ),
  ).toBe('<!-- wp:code -->\n<pre class="wp-block-code"><code>a\n</code></pre>\n<!-- /wp:code -->');
});

test('no words of an article are a shortcode or a comment to WordPress', () => {
  const html = stored('نص [gallery] و[[embed]x] و`[/caption]` و\\<!-- wp:html -->');
  const blocks = written(html);
  expect(blocks).not.toMatch(/\[[/[]?[a-z]/);
  expect(blocks.match(/<!-- wp:/g)).toHaveLength(1);
  expect(read(blocks)).toMatchObject({ html, notes: [] });
});
