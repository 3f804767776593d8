import { describe, expect, test } from 'vitest';
import type { BodyOptions } from '@/lib/html/render';
import { markdownImages, renderBody } from './render';

const ARABIC: BodyOptions = {
  direction: 'rtl',
  pictures: new Map([
    ['images/map.png', { src: '/media/a.webp', width: 1600, height: 900 }],
    ['images/خريطة البحر.png', { src: '/media/b.webp', width: 20, height: 10 }],
  ]),
  words: { table: 'جدول', code: 'شيفرة', footnotes: 'الحواشي', footnoteBack: 'عُد إلى النص' },
};
const ENGLISH: BodyOptions = {
  direction: 'ltr',
  pictures: ARABIC.pictures,
  words: { table: 'Table', code: 'Code', footnotes: 'Footnotes', footnoteBack: 'Back to the text' },
};

const html = (markdown: string, options = ARABIC) => renderBody(markdown, options).html;
const words = (markdown: string) => renderBody(markdown, ARABIC).words;

const PICTURE =
  '<img src="/media/a.webp" width="1600" height="900" alt="خريطة" loading="lazy" decoding="async">';

describe('what an article may not hold', () => {
  test.each([
    ['<script>alert(1)</script>', ''],
    ['نص <script>alert(1)</script> بعده', '<p>نص  بعده</p>'],
    ['<p onclick="alert(1)" style="color:red" class="x" id="main">نص</p>', '<p>نص</p>'],
    ['[رابط](javascript:alert(1))', '<p><a>رابط</a></p>'],
    ['<a href="jAvAsCrIpT:alert(1)">رابط</a>', '<p><a>رابط</a></p>'],
    ['<a href="&#106;avascript:alert(1)">رابط</a>', '<p><a>رابط</a></p>'],
    ['<a href="data:text/html,x">رابط</a>', '<p><a>رابط</a></p>'],
    ['<iframe src="https://example.com/"></iframe>', ''],
    ['<style>p { color: red }</style>', ''],
    ['<ul><li><input type="text" value="x">نص</li></ul>', '<ul><li>نص</li></ul>'],
    [
      '<ul><li><input type="checkbox" name="x">نص</li></ul>',
      '<ul><li><label><input type="checkbox" disabled>نص</label></li></ul>',
    ],
    ['<ul><li><input>نص</li></ul>', '<ul><li>نص</li></ul>'],
    ['نص <input type="checkbox" disabled>', '<p>نص </p>'],
    ['<form action="/x"><input name="q"><button>أرسل</button></form>', ''],
    ['<object data="x"></object><template><p>نص</p></template><noscript>نص</noscript>', '<p></p>'],
    ['نص <svg onload="alert(1)"><circle r="1"/></svg>', '<p>نص </p>'],
    ['نص <img src="data:image/png;base64,AA==">', '<p>نص </p>'],
    ['نص <img src=x onerror="alert(1)">', '<p>نص </p>'],
    ['قبل <!-- سرّ --> بعد', '<p>قبل  بعد</p>'],
    ['<!-- سرّ -->\n\nنص', '<p>نص</p>'],
    ['<meta http-equiv="refresh" content="0">نص', '<p>نص</p>'],
  ])('%s', (markdown, expected) => {
    expect(html(markdown).trim()).toBe(expected);
  });

  test('an attribute that could be taken for a tag', () => {
    expect(html('نص <abbr title="a &quot; > <script>">م</abbr> و"نص <b>غامق</b>"')).toBe(
      '<p>نص <abbr title="a &#x22; > &#x3C;script>">م</abbr> و"نص <b>غامق</b>"</p>',
    );
    expect(html('![<!--](images/map.png "<script>")')).toMatch(
      /alt="&#x3C;!--"[^<]*><figcaption[^>]*>&#x3C;script>/,
    );
  });

  test('what is left of a broken page still closes every element', () => {
    expect(html('<p>نص <b>غامق')).toBe('<p>نص <b>غامق</b></p>');
    expect(html('</div></p></section>نص')).not.toContain('</div>');
  });

  test('code shows what it forbids', () => {
    expect(html('نصّ الشيفرة هنا هو `<script>x</script>`')).toBe(
      '<p>نصّ الشيفرة هنا هو <code dir="ltr" lang="en">&#x3C;script>x&#x3C;/script></code></p>',
    );
  });
});

describe('what an article may hold', () => {
  test.each([
    ['**غامق** و*مائل* و~~محذوف~~', '<p><strong>غامق</strong> و<em>مائل</em> و<del>محذوف</del></p>'],
    ['[رابط](https://example.com/)', '<p><a href="https://example.com/">رابط</a></p>'],
    ['[راسلنا](mailto:a@example.com)', '<p><a href="mailto:a@example.com">راسلنا</a></p>'],
    ['> قول', '<blockquote>\n<p>قول</p>\n</blockquote>'],
    ['3. ثالث', '<ol start="3">\n<li>ثالث</li>\n</ol>'],
    ['نص<br>سطر <kbd>مفتاح</kbd> <mark>بارز</mark>', '<p>نص<br>سطر <kbd>مفتاح</kbd> <mark>بارز</mark></p>'],
    ['<dl><dt>كلمة</dt><dd>معناها</dd></dl>', '<dl><dt>كلمة</dt><dd>معناها</dd></dl>'],
    ['<p dir="ltr" lang="fr">Bonjour</p>', '<p dir="ltr" lang="fr">Bonjour</p>'],
    ['<abbr title="منظمة">م</abbr>', '<p><abbr title="منظمة">م</abbr></p>'],
  ])('%s', (markdown, expected) => {
    expect(html(markdown)).toBe(expected);
  });

  test('a list of tasks, each with its box, labelled and not to be ticked by a reader', () => {
    expect(html('- [x] تمّ **كلّه**\n  - فرع\n- [ ] بقي')).toBe(
      [
        '<ul>',
        '<li><label><input type="checkbox" checked disabled> تمّ <strong>كلّه</strong>\n</label><ul>',
        '<li>فرع</li>',
        '</ul>',
        '</li>',
        '<li><label><input type="checkbox" disabled> بقي</label></li>',
        '</ul>',
      ].join('\n'),
    );
    expect(html('- [ ] أول\n\n- [ ] ثان')).toContain(
      '<p><label><input type="checkbox" disabled> أول</label></p>',
    );
  });

  test('headings below the headline, which is the only one of its level', () => {
    expect(html('# أول\n\n## ثان\n\n### ثالث')).toBe(
      '<h2 id="section-أول">أول</h2>\n<h2 id="section-ثان">ثان</h2>\n<h3 id="section-ثالث">ثالث</h3>',
    );
    expect(html('##### خامس\n\n###### سادس')).toBe(
      '<h4 id="section-خامس">خامس</h4>\n<h4 id="section-سادس">سادس</h4>',
    );
  });
});

describe('pictures', () => {
  test('one alone in its paragraph is a figure, with its size, and its title for a caption', () => {
    expect(html('![خريطة](images/map.png "البحر الأحمر")')).toBe(
      `<figure>${PICTURE}<figcaption>البحر الأحمر</figcaption></figure>`,
    );
    expect(html('![خريطة](images/map.png)')).toBe(`<figure>${PICTURE}</figure>`);
  });

  test('what follows a bar in the title is the credit', () => {
    expect(html('![خريطة](images/map.png "البحر الأحمر | رسم: مقال")')).toBe(
      `<figure>${PICTURE}<figcaption>البحر الأحمر <small>رسم: مقال</small></figcaption></figure>`,
    );
    expect(html('![خريطة](images/map.png "| مقال")')).toContain(
      '<figcaption><small>مقال</small></figcaption>',
    );
  });

  test('several together are a gallery, each with its caption, and one for all after them', () => {
    const pictures = '![خريطة](images/map.png "شمالًا | مقال")\n![خريطة](images/map.png)';
    const figures = `<figure>${PICTURE}<figcaption>شمالًا <small>مقال</small></figcaption></figure><figure>${PICTURE}</figure>`;
    expect(html(pictures)).toBe(`<figure class="gallery">${figures}</figure>`);
    expect(html(`${pictures}\nالبحر من **جهتيه** | رسم: مقال`)).toBe(
      `<figure class="gallery">${figures}<figcaption>البحر من <strong>جهتيه</strong> <small>رسم: مقال</small></figcaption></figure>`,
    );
  });

  test('one followed by another within the text is a sentence', () => {
    const picture = '![خريطة](images/map.png)';
    expect(html(`${picture}${picture} نص ${picture}`)).toBe(`<p>${PICTURE}${PICTURE} نص ${PICTURE}</p>`);
  });

  test('one within a sentence stays in it', () => {
    expect(html('نص ![خريطة](images/map.png) بعده')).toBe(`<p>نص ${PICTURE} بعده</p>`);
  });

  test('one whose alternative text is not written has an empty one', () => {
    expect(html('![](images/map.png)')).toContain(' alt="" ');
    expect(html('<img src="images/map.png">')).toContain(' alt="" ');
  });

  test('one that is not there is left out, the text around it stays', () => {
    expect(html('نص ![خريطة](images/gone.png) بعده')).toBe('<p>نص  بعده</p>');
    expect(html('![1](images/gone.png)![خريطة](images/map.png)![3](images/gone.png)')).toBe(
      `<figure>${PICTURE}</figure>`,
    );
    expect(html('![خريطة](https://example.com/spy.png)')).not.toContain('example.com');
  });

  test('an Arabic file name is found as the folder has it', () => {
    expect(html('![خريطة](<images/خريطة البحر.png>)')).toContain('src="/media/b.webp"');
    expect(html('![خريطة](images/%D8%AE%D8%B1%D9%8A%D8%B7%D8%A9%20البحر.png)')).toContain(
      'src="/media/b.webp"',
    );
  });

  test('all are found with their lines, however they are written', () => {
    const markdown = [
      '![أ](a.png)',
      '',
      'نص ![ب](<صورة أولى.png> "شرح") و![ج](c.png)',
      '',
      '> - ![د][map]',
      '',
      '<p>نص <img src="e.png"></p>',
      '',
      '`![لا](no.png)`',
      '',
      '[map]: d.png',
    ].join('\n');
    expect(markdownImages(markdown)).toEqual([
      { src: 'a.png', line: 1 },
      { src: 'صورة أولى.png', line: 3 },
      { src: 'c.png', line: 3 },
      { src: 'd.png', line: 5 },
      { src: 'e.png', line: 7 },
    ]);
  });

  test('what is listed is what is shown', () => {
    const markdown = '![أ][m]\n\n<img src="images/map.png">\n\n![ب](images/map.png)\n\n[m]: images/map.png';
    expect(markdownImages(markdown)).toHaveLength(3);
    expect(html(markdown).match(/<img /g)).toHaveLength(3);
  });

  test('an address that is badly encoded is no error', () => {
    expect(markdownImages('![أ](100%.png)')).toEqual([{ src: '100%.png', line: 1 }]);
    expect(html('![أ](%FF.png)')).not.toContain('<img');
  });
});

describe('quotations', () => {
  test('a last paragraph with a dash is the source', () => {
    expect(html('> قول\n>\n> — صاحبه')).toBe(
      '<figure class="quote"><blockquote>\n<p>قول</p>\n\n</blockquote><figcaption>صاحبه</figcaption></figure>',
    );
    expect(html('> — حوار')).toBe('<blockquote>\n<p>— حوار</p>\n</blockquote>');
  });

  test.each(['> [!pull]\n> قول', '> [!PULL]\n>\n> قول'])('%j is pulled out of the text', (markdown) => {
    expect(html(markdown).replaceAll('\n', '')).toBe(
      '<figure class="pull"><blockquote><p>قول</p></blockquote></figure>',
    );
    expect(html(`${markdown}\n>\n> — صاحبه`)).toContain(
      '</blockquote><figcaption>صاحبه</figcaption></figure>',
    );
    expect(words(markdown)).toBe(1);
  });

  test('one that is in its figure already stays there', () => {
    const figure =
      '<figure class="pull"><blockquote><p>قول</p></blockquote><figcaption>صاحبه</figcaption></figure>';
    expect(html(figure)).toBe(figure);
    expect(html(figure.replace('pull', 'wp-block-pullquote'))).not.toContain('wp-block');
  });
});

describe('tables', () => {
  const TABLE = '| الاسم | المدى |\n| :-- | --: |\n| `C++` | 400 |';

  test('scroll within a region that the keyboard reaches and a label names', () => {
    expect(html(TABLE)).toMatch(
      /^<div class="scroll" role="region" tabindex="0" aria-label="جدول"><table>[\s\S]*<\/table><\/div>$/,
    );
    expect(html(TABLE, ENGLISH)).toContain('aria-label="Table"');
    const named = '<table><caption>مدى <b>الصواريخ</b></caption><tr><td>400</td></tr></table>';
    expect(html(named)).toContain('aria-label="مدى الصواريخ"');
  });

  test('each has its own region and name, also one within another', () => {
    const nested = '<table><tr><td><table><tr><td>نص</td></tr></table></td></tr></table>';
    expect(html(`${TABLE}\n\nنص\n\n${TABLE}`).match(/<div class="scroll"/g)).toHaveLength(2);
    expect(html(nested).match(/<div class="scroll"/g)).toHaveLength(2);
    const labels = [
      ...html(`${TABLE}\n\n    code\n\n${TABLE}\n\n    code`).matchAll(/aria-label="([^"]*)"/g),
    ];
    expect(labels.map(([, label]) => label)).toEqual(['جدول', 'شيفرة', 'جدول 2', 'شيفرة 2']);
  });

  test('what they hold is treated as it is elsewhere', () => {
    expect(html(TABLE)).toContain('<code dir="ltr" lang="en">C++</code>');
    expect(html('| أ[^1] |\n| - |\n| ب |\n\n[^1]: حاشية')).toContain('href="#note-fn-1"');
  });

  test('the cells of a column keep to one edge', () => {
    expect(html('| الاسم |\n| - |\n| Altair |\n| الطائر |')).not.toMatch(/<td [^>]*dir=/);
  });
});

describe('direction', () => {
  test('code runs from left to right', () => {
    expect(html('الأمر `npm start` يكفي')).toContain('<code dir="ltr" lang="en">npm start</code>');
    expect(html('القيمة `مقال` يكفي')).toContain('<code dir="ltr">مقال</code>');
    expect(html('`npm start`', ENGLISH)).toContain('<code dir="ltr">npm start</code>');
  });

  test('a block of code scrolls within a region that the keyboard reaches and a label names', () => {
    expect(html('```sh\nnpm start\n```')).toBe(
      '<pre dir="ltr" lang="en" role="region" tabindex="0" aria-label="شيفرة">' +
        '<code dir="ltr" lang="en">npm start\n</code></pre>',
    );
  });

  test('a Latin paragraph in an Arabic article has its direction and its language', () => {
    expect(html('The F-35 أفضل is a fighter.')).toBe(
      '<p dir="ltr" lang="en">The F-35 أفضل is a fighter.</p>',
    );
    expect(html('- One of many\n- واحد')).toBe(
      '<ul>\n<li dir="ltr" lang="en">One of many</li>\n<li>واحد</li>\n</ul>',
    );
  });

  test('an Arabic paragraph in an English article too', () => {
    expect(html('مقاتلات F-35 أفضل.', ENGLISH)).toBe('<p dir="rtl" lang="ar">مقاتلات F-35 أفضل.</p>');
    expect(html('## قصة', ENGLISH)).toBe('<h2 dir="rtl" lang="ar" id="section-قصة">قصة</h2>');
  });

  test('a paragraph that runs with its article, or has no letters, says nothing', () => {
    expect(html('F-35 أفضل من Su-57!')).toBe('<p>F-35 أفضل من Su-57!</p>');
    expect(html('2020')).toBe('<p>2020</p>');
    expect(html('2020', ENGLISH)).toBe('<p>2020</p>');
  });

  test('what the author wrote about direction and language stands', () => {
    expect(html('<p dir="rtl">The end</p>')).toBe('<p dir="rtl">The end</p>');
    expect(html('<p lang="fr">Bonjour</p>')).toBe('<p lang="fr" dir="ltr">Bonjour</p>');
  });
});

describe('footnotes', () => {
  const NOTES = 'نص[^1] وآخر[^مصدر] ثم[^1]\n\n[^1]: حاشية أولى\n\n[^مصدر]: حاشية ثانية';

  test('every link within the body leads to an id of the body, once', () => {
    const body = html(NOTES);
    const ids = [...body.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    const targets = [...body.matchAll(/ href="#([^"]*)"/g)].map(([, id]) => id);
    const described = [...body.matchAll(/ aria-describedby="([^"]*)"/g)].map(([, id]) => id);
    expect(targets).toHaveLength(6);
    expect(described).toHaveLength(3);
    expect(ids).toEqual(expect.arrayContaining([...targets, ...described]));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('no id of the body can be one of the page’s', () => {
    const body = html(`${NOTES}\n\n<h2 id="comments">نص</h2>\n\n[أعلاه](#comments)`);
    for (const [, id] of body.matchAll(/ id="([^"]*)"/g)) expect(id).toMatch(/^note-/);
    expect(body).toContain('<h2 id="note-comments">');
    expect(body).toContain('<a href="#note-comments">');
  });

  test('speak the language of the edition', () => {
    expect(html(NOTES)).toContain('>الحواشي</h2>');
    expect(html(NOTES)).toContain('aria-label="عُد إلى النص"');
    expect(html('Text[^1]\n\n[^1]: Note', ENGLISH)).toContain('>Footnotes</h2>');
  });

  test('lead back by an arrow that is right in either direction of writing', () => {
    expect(html(NOTES)).toContain('>↑</a>');
    expect(html(NOTES)).toContain('>↑<sup>2</sup></a>');
    expect(html(NOTES)).not.toContain('↩');
  });
});

describe('words', () => {
  test.each([
    ['', 0],
    ['كلمة واحدة', 2],
    ['أول\n\nثان\n\nثالث', 3],
    ['- أول\n- ثان', 2],
    ['# عنوان\nنص', 2],
    ['| أ | ب |\n| - | - |\n| ج | د |', 4],
    ['<p>أول</p><p>ثان</p>', 2],
    ['<dl><dt>أول</dt><dd>ثان</dd></dl>', 2],
    ['أول<br>ثان', 2],
    ['**مقا**لة', 1],
    ['![ليست من النص](images/map.png "شرح")', 1],
    ['نص <script>one two three</script>', 1],
    ['نص <!-- one two -->', 1],
  ])('%j has %i', (markdown, count) => {
    expect(words(markdown)).toBe(count);
  });
});

test('no text is an error, however it is nested', () => {
  const pieces = [
    '> ',
    '- ',
    '1. ',
    '**',
    '*',
    '`',
    '```\n',
    '[',
    '](',
    ')',
    '![',
    '|',
    '\n',
    '\n\n',
    '    ',
    '# ',
  ];
  const tags = [
    '<b>',
    '</b>',
    '<p>',
    '</p>',
    '<table>',
    '<td>',
    '</table>',
    '<!--',
    '-->',
    '<a href="#x">',
    '<li>',
  ];
  const texts = [
    'نص',
    'text',
    '[^1]',
    '[^1]: ',
    '&#x0;',
    '\u{0}',
    '\u{D800}',
    '<img src="images/map.png">',
    '<',
    '~~',
  ];
  const alphabet = [...pieces, ...tags, ...texts];
  let seed = 11;
  for (let round = 0; round < 500; round += 1) {
    let markdown = '';
    for (let index = 0; index < 30; index += 1) {
      seed = (seed * 48_271) % 2_147_483_647;
      markdown += alphabet[seed % alphabet.length];
    }
    const body = renderBody(markdown, ARABIC);
    expect(body.html, JSON.stringify(markdown)).not.toMatch(/<(?:script|!--)|\son\w+=/);
    const known = markdownImages(markdown).filter(({ src }) => ARABIC.pictures.has(src));
    expect(body.html.match(/<img /g) ?? [], JSON.stringify(markdown)).toHaveLength(known.length);
  }
});

test.each(['> ', '- ', '<b>', '<ul><li>', '<table><tr><td>'])(
  '%s a hundred times deep is no error',
  (piece) => {
    expect(html(`${piece.repeat(100)}نص`)).toContain('نص');
  },
);
