import { describe, expect, test } from 'vitest';
import { renderBody } from '@/lib/markdown/render';
import { renderWordPressBody, type WordPressBodyOptions, type WordPressImage, wordPressImages } from './body';

const UPLOADS = 'https://old.example/wp-content/uploads/2020/01';
const MAP: WordPressImage = { src: '/media/map.webp', width: 1600, height: 900, caption: 'شرح المرفق' };
const SEA: WordPressImage = {
  src: '/media/sea.webp',
  width: 800,
  height: 600,
  alt: 'البحر',
  caption: 'شرح البحر',
};

const OPTIONS: WordPressBodyOptions = {
  direction: 'rtl',
  images: new Map([
    [`${UPLOADS}/map-300x200.jpg`, MAP],
    ['attachment:7', SEA],
    ['attachment:8', MAP],
  ]),
  words: {
    table: 'جدول',
    code: 'شيفرة',
    footnotes: 'الحواشي',
    footnoteBack: 'عُد',
    missingPicture: 'صورة غير متاحة',
    audio: 'مقطع صوتي',
    video: 'مقطع مصوّر',
  },
};

const SOURCE_IMAGE = `<img class="alignright wp-image-12" src="${UPLOADS}/map-300x200.jpg" alt="خريطة" width="300" title="map">`;
const STORED_IMAGE =
  '<img src="/media/map.webp" width="1600" height="900" alt="خريطة" loading="lazy" decoding="async">';
const STORED_SEA =
  '<img src="/media/sea.webp" width="800" height="600" alt="البحر" loading="lazy" decoding="async">';
const STORED_MAP =
  '<img src="/media/map.webp" width="1600" height="900" alt="" loading="lazy" decoding="async">';

const render = (source: string, options = {}) => renderWordPressBody(source, { ...OPTIONS, ...options });
const html = (source: string, options = {}) => render(source, options).html;
const link = (name: string, href: string, shown: string, caption = '') =>
  `<figure class="link"><a href="${href}"><b>${name}</b> <bdi dir="ltr">${shown}</bdi></a>${caption}</figure>`;

describe('the paragraphs of a classic body', () => {
  test.each([
    [
      'an empty line ends one, a single line end breaks it',
      'أول\nثان\n\nثالث',
      '<p>أول<br>ثان</p><p>ثالث</p>',
    ],
    ['line ends of other systems', 'أول\r\nثان\r\n\r\nثالث', '<p>أول<br>ثان</p><p>ثالث</p>'],
    [
      'emphasis goes on over an empty line',
      'نص <b>غامق\n\nباق</b>',
      '<p>نص <b>غامق</b></p><p><b>باق</b></p>',
    ],
    ['blocks stand by themselves', 'قبل\n<hr>\nبعد', '<p>قبل</p><hr><p>بعد</p>'],
    ['written ones stay', '<p>أول</p>\n<p>ثان\nسطر</p>', '<p>أول</p><p>ثان<br>سطر</p>'],
    ['empty ones go', 'أول\n\n&nbsp;\n\n<p></p><p>&nbsp;</p>ثان', '<p>أول</p><p>ثان</p>'],
    [
      'quotations have their own',
      '<blockquote>أ\n\nب</blockquote>',
      '<blockquote><p>أ</p><p>ب</p></blockquote>',
    ],
    ['so do boxes, which themselves go', '<div>أ\n\nب</div>ج', '<p>أ</p><p>ب</p><p>ج</p>'],
    [
      'a list item only when it has an empty line',
      '<ul><li>أ</li><li>ب\n\nج</li></ul>',
      '<ul><li>أ</li><li><p>ب</p><p>ج</p></li></ul>',
    ],
  ])('%s', (_, source, expected) => {
    expect(html(source)).toBe(expected);
  });

  test('code keeps its lines', () => {
    expect(html('<pre>a\n\nb</pre>')).toMatch(/<pre [^>]*>a\n\nb<\/pre>/);
  });
});

describe('blocks', () => {
  test('their HTML is read without adding breaks, and free text between them is cut into paragraphs', () => {
    const source =
      '<!-- wp:paragraph -->\n<p>أول\nسطر</p>\n<!-- /wp:paragraph -->\n\nحرّ\nسطر\n\n<!-- wp:separator -->\n<hr class="wp-block-separator"/>\n<!-- /wp:separator -->';
    expect(html(source)).toBe('<p>أول\nسطر</p><p>حرّ<br>سطر</p><hr>');
  });

  test('columns become one', () => {
    const source =
      '<!-- wp:columns --><div class="wp-block-columns"><!-- wp:column --><div class="wp-block-column"><p>أ</p></div><!-- /wp:column --><!-- wp:column --><div class="wp-block-column">ب</div><!-- /wp:column --></div><!-- /wp:columns -->';
    expect(html(source)).toBe('<p>أ</p><p>ب</p>');
  });

  test('a table takes its caption along', () => {
    const source =
      '<!-- wp:table --><figure class="wp-block-table"><table><tbody><tr><td>أ</td></tr></tbody></table><figcaption>الأرقام</figcaption></figure><!-- /wp:table -->';
    expect(html(source)).toMatch(/^<div class="scroll"[^>]*><table><caption>الأرقام<\/caption><tbody>/);
  });

  test('quotations keep their source', () => {
    const quote = '<p>قول</p><cite>قائل</cite>';
    const stored = '<blockquote><p>قول</p></blockquote><figcaption>قائل</figcaption></figure>';
    expect(
      html(`<!-- wp:quote --><blockquote class="wp-block-quote">${quote}</blockquote><!-- /wp:quote -->`),
    ).toBe(`<figure class="quote">${stored}`);
    expect(
      html(
        `<!-- wp:pullquote --><figure class="wp-block-pullquote"><blockquote>${quote}</blockquote></figure><!-- /wp:pullquote -->`,
      ),
    ).toBe(`<figure class="pull">${stored}`);
  });

  test('one that WordPress draws when it shows a page is reported', () => {
    const { notes, html } = render(
      '<p>نص</p><!-- wp:latest-posts {"text":"\\u002d\\u002d\\u003e"} /--><!-- wp:acme/poll {"id":1} --><p>سؤال</p><!-- /wp:acme/poll -->',
    );
    expect(html).toBe('<p>نص</p><p>سؤال</p>');
    expect(notes).toEqual([
      { kind: 'unknown-block', name: 'latest-posts', count: 1 },
      { kind: 'unknown-block', name: 'acme/poll', count: 1 },
    ]);
  });
});

describe('pictures', () => {
  test.each([
    ['alone in a line', `${SOURCE_IMAGE}\nنص`, `<figure>${STORED_IMAGE}</figure><p>نص</p>`],
    ['within a sentence', `قبل ${SOURCE_IMAGE} بعد`, `<p>قبل</p><figure>${STORED_IMAGE}</figure><p>بعد</p>`],
    [
      'linked to its own file',
      `<a href="${UPLOADS}/map.jpg">${SOURCE_IMAGE}</a>`,
      `<figure>${STORED_IMAGE}</figure>`,
    ],
    [
      'a block',
      `<!-- wp:image {"id":12} -->\n<figure class="wp-block-image">${SOURCE_IMAGE}<figcaption>شرح</figcaption></figure>\n<!-- /wp:image -->`,
      `<figure>${STORED_IMAGE}<figcaption>شرح</figcaption></figure>`,
    ],
    [
      'with a caption by shortcode',
      `[caption id="attachment_12" width="300"]${SOURCE_IMAGE} شرح <em>الصورة</em>[/caption]`,
      `<figure>${STORED_IMAGE}<figcaption>شرح <em>الصورة</em></figcaption></figure>`,
    ],
    [
      'with a caption as themes write it',
      `<div class="wp-caption">${SOURCE_IMAGE}<p class="wp-caption-text">شرح</p></div>`,
      `<figure>${STORED_IMAGE}<figcaption>شرح</figcaption></figure>`,
    ],
    [
      'loaded later by a script',
      `<img src="data:image/gif;base64,R0" data-src="${UPLOADS}/map-300x200.jpg" alt="خريطة"><noscript>${SOURCE_IMAGE}</noscript>`,
      `<figure>${STORED_IMAGE}</figure>`,
    ],
    ['a smiley', 'أهلا <img class="wp-smiley" src="x.gif" alt=":)">', '<p>أهلا :)</p>'],
    ['a counting pixel', 'نص <img src="https://count.example/p.gif" width="1" height="1">', '<p>نص</p>'],
    [
      'that is not there',
      'نص <img src="https://old.example/a.png" alt="ضائعة">',
      '<p>نص [صورة غير متاحة: ضائعة]</p>',
    ],
  ])('%s', (_, source, expected) => {
    expect(html(source)).toBe(expected);
  });

  const gallery = `<figure class="gallery"><figure>${STORED_SEA}<figcaption>شرح البحر</figcaption></figure><figure>${STORED_MAP}<figcaption>شرح المرفق</figcaption></figure></figure>`;

  test('a gallery by shortcode, by number or of all that is attached', () => {
    expect(html('[gallery columns="3" ids="7,8"]')).toBe(gallery);
    expect(html('[gallery ids=&#8221;7,8&#8243;]')).toBe(gallery);
    expect(html('[gallery]', { attached: [7, 8] })).toBe(gallery);
    expect(html('[gallery ids="7"]')).toBe(
      `<figure>${STORED_SEA}<figcaption>شرح البحر</figcaption></figure>`,
    );
  });

  test.each([
    [
      'of nested blocks',
      `<figure class="wp-block-gallery"><figure class="wp-block-image">${SOURCE_IMAGE}<figcaption>أول</figcaption></figure><figure class="wp-block-image">${SOURCE_IMAGE}</figure><figcaption class="blocks-gallery-caption">المعرض</figcaption></figure>`,
    ],
    [
      'of list items',
      `<figure class="wp-block-gallery"><ul class="blocks-gallery-grid"><li><figure>${SOURCE_IMAGE}<figcaption>أول</figcaption></figure></li><li><figure>${SOURCE_IMAGE}</figure></li></ul><figcaption>المعرض</figcaption></figure>`,
    ],
  ])('a gallery %s', (_, source) => {
    expect(html(`<!-- wp:gallery -->${source}<!-- /wp:gallery -->`)).toBe(
      `<figure class="gallery"><figure>${STORED_IMAGE}<figcaption>أول</figcaption></figure><figure>${STORED_IMAGE}</figure><figcaption>المعرض</figcaption></figure>`,
    );
  });

  test('all are named for the import, each once, with their attachment', () => {
    const source = `${SOURCE_IMAGE} ${SOURCE_IMAGE} [gallery ids="7,8"] <img src="/wp-content/uploads/a.png">`;
    expect(wordPressImages(source)).toEqual([
      { src: `${UPLOADS}/map-300x200.jpg`, attachment: 12 },
      { src: 'attachment:7', attachment: 7 },
      { src: 'attachment:8', attachment: 8 },
      { src: '/wp-content/uploads/a.png' },
    ]);
    expect(wordPressImages('[gallery]')).toEqual([{ src: 'attachment:all' }]);
  });

  test('those that are not there are reported', () => {
    expect(render('<img src="/a.png"> <img src="/a.png">').notes).toEqual([
      { kind: 'missing-picture', name: '/a.png', count: 2 },
    ]);
  });
});

describe('what comes from elsewhere becomes a link', () => {
  const VIDEO = link('YouTube', 'https://www.youtube.com/watch?v=abc', 'youtube.com/watch?v=abc');

  test.each([
    ['a frame', '<iframe src="https://www.youtube.com/embed/abc?rel=0"></iframe>', VIDEO],
    ['a frame without its scheme', '<iframe src="//www.youtube-nocookie.com/embed/abc"></iframe>', VIDEO],
    ['a shortcode', '[embed width="5"]https://www.youtube.com/watch?v=abc[/embed]', VIDEO],
    ['an address alone in its line', 'https://www.youtube.com/watch?v=abc', VIDEO],
    [
      'a frame of a player with an address inside',
      '<iframe src="https://www.facebook.com/plugins/post.php?href=https%3A%2F%2Fwww.facebook.com%2Fa%2Fposts%2F1"></iframe>',
      link('Facebook', 'https://www.facebook.com/a/posts/1', 'facebook.com/a/posts/1'),
    ],
    [
      'a frame of somebody unknown',
      '<iframe src="https://maps.example/x"></iframe>',
      link('maps.example', 'https://maps.example/x', 'maps.example/x'),
    ],
    [
      'a block with a caption',
      '<!-- wp:embed {"url":"https://x.com/a/status/1"} --><figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\nhttps://x.com/a/status/1\n</div><figcaption>تغريدة</figcaption></figure><!-- /wp:embed -->',
      link('X', 'https://x.com/a/status/1', 'x.com/a/status/1', '<figcaption>تغريدة</figcaption>'),
    ],
    [
      'sound',
      '[audio mp3="https://old.example/a.mp3"][/audio]',
      link('مقطع صوتي', 'https://old.example/a.mp3', 'old.example/a.mp3'),
    ],
    [
      'film',
      '<video controls><source src="https://old.example/v.mp4"></video>',
      link('مقطع مصوّر', 'https://old.example/v.mp4', 'old.example/v.mp4'),
    ],
  ])('%s', (_, source, expected) => {
    expect(html(source)).toBe(expected);
  });

  test('a quoted post keeps its words, and loses its script', () => {
    const { html, notes } = render(
      '<blockquote class="twitter-tweet"><p lang="ar" dir="rtl">نص التغريدة</p><a href="https://twitter.com/a/status/1">يناير</a></blockquote>\n<script async src="https://platform.twitter.com/widgets.js"></script>',
    );
    expect(html).toContain('<p lang="ar">نص التغريدة</p>');
    expect(html).toContain('<figure class="link"><a href="https://twitter.com/a/status/1"><b>X</b>');
    expect(notes).toContainEqual({ kind: 'removed', name: 'script', count: 1 });
  });

  test('an address within a sentence stays in it', () => {
    expect(html('شاهد https://youtu.be/abc الآن')).toBe('<p>شاهد https://youtu.be/abc الآن</p>');
  });

  test('the host that is shown is the one it leads to', () => {
    const shown = html('<iframe src="https://www.youtube.com@evil.example/embed/abc"></iframe>');
    expect(shown).toContain('<b>evil.example</b> <bdi dir="ltr">evil.example/');
  });
});

describe('shortcodes', () => {
  test('an unknown one stays where it was and is reported', () => {
    const { html, notes } = render('قبل [poll id="3"]سؤال[/poll] بعد');
    expect(html).toBe('<p>قبل [poll id="3"]سؤال[/poll] بعد</p>');
    expect(notes).toEqual([{ kind: 'unknown-shortcode', name: 'poll', count: 1 }]);
  });

  test.each([
    [
      'Avia',
      "[av_section min_height='']\n[av_heading heading='عنوان' tag='h2'][/av_heading]\n[av_textblock]\nأ\n\nب\n[/av_textblock]\n[/av_section]",
      '<h3 id="section-عنوان">عنوان</h3><p>أ</p><p>ب</p>',
    ],
    [
      'Fusion',
      '[fusion_builder_container hundred="no"][fusion_text]<p>أ</p>[/fusion_text][fusion_separator /][/fusion_builder_container]',
      '<p>أ</p>',
    ],
    [
      'SiteOrigin',
      '[siteorigin_widget class="WP_Widget"]<input type="hidden" value="{}">[/siteorigin_widget]<p>أ</p>',
      '<p>أ</p>',
    ],
    ['Elementor', '<p>أ</p>[elementor-template id="12"]', '<p>أ</p>'],
    ['a theme', '[row][column size="1/2"]أ[/column][column size="1/2"]ب[/column][/row]', '<p>أ</p><p>ب</p>'],
    ['one that nobody knows', '[unheard_box color="red"]أ[/unheard_box]\nب', '<p>أ</p><p>ب</p>'],
    [
      'a title',
      '[vc_tta_section title="سؤال"][vc_column_text]جواب[/vc_column_text][/vc_tta_section]',
      '<p><strong>سؤال</strong></p><p>جواب</p>',
    ],
    ['marked words', 'قبل [su_highlight]مهمّ[/su_highlight] بعد', '<p>قبل مهمّ بعد</p>'],
    [
      'encoded HTML',
      `[vc_raw_html]${Buffer.from(encodeURIComponent('<p>أ</p>')).toString('base64')}[/vc_raw_html][vc_raw_js]YWxlcnQ=[/vc_raw_js]`,
      '<p>أ</p>',
    ],
  ])('of a page builder frame text and say nothing: %s', (_, source, html) => {
    const body = render(source);
    expect(body.html).toBe(html);
    expect(body.notes.every(({ kind }) => kind === 'frame')).toBe(true);
  });

  test.each([
    [
      'WPBakery',
      '[vc_row][vc_column][vc_btn title="احجز مقعدًا" link="url:https%3A%2F%2Fa.example%2Fbook%3Fx%3D1|title:x|target:_blank"][/vc_column][/vc_row]',
      '<p><a href="https://a.example/book?x=1">احجز مقعدًا</a></p>',
    ],
    [
      'WPBakery, older',
      '[vc_button title="اقرأ" href="https://a.example/"]',
      '<p><a href="https://a.example/">اقرأ</a></p>',
    ],
    [
      'Divi',
      '[et_pb_button button_url="https://a.example/" button_text="اقرأ"][/et_pb_button]',
      '<p><a href="https://a.example/">اقرأ</a></p>',
    ],
    [
      'Divi, with a title',
      '[et_pb_cta title="انضمّ" button_url="https://a.example/" button_text="اشتراك"]نصّ[/et_pb_cta]',
      '<p><strong>انضمّ</strong></p><p><a href="https://a.example/">اشتراك</a></p><p>نصّ</p>',
    ],
    [
      'Fusion',
      '[fusion_button link="https://a.example/"]اقرأ[/fusion_button]',
      '<p><a href="https://a.example/">اقرأ</a></p>',
    ],
    [
      'Avia',
      "[av_button label='اقرأ' link='manually,https://a.example/']",
      '<p><a href="https://a.example/">اقرأ</a></p>',
    ],
    [
      'KingComposer',
      '[kc_button text_title="اقرأ" link="https://a.example/|x|_blank"]',
      '<p><a href="https://a.example/">اقرأ</a></p>',
    ],
    ['Flatsome', '[button text="اقرأ" link="/about"]', '<p><a href="/about">اقرأ</a></p>'],
    [
      'Shortcodes Ultimate, in a sentence',
      'قبل [su_button url="https://a.example/"]اقرأ[/su_button] بعد',
      '<p>قبل <a href="https://a.example/">اقرأ</a> بعد</p>',
    ],
    [
      'one without words',
      '[fusion_button link="https://a.example/"]',
      '<p><a href="https://a.example/">https://a.example/</a></p>',
    ],
    [
      'a target that is none',
      '[fusion_button link="javascript:alert(1)"]اقرأ[/fusion_button]',
      '<p>اقرأ</p>',
    ],
  ])('a button is its link: %s', (_, source, html) => {
    expect(render(source).html).toBe(html);
  });

  test('that may be words in brackets stay: a name alone, and notes', () => {
    for (const words of ['قبل [section] بعد', 'كما ورد [note]هنا[/note]', 'في [x_1] بعد'])
      expect(render(words).html).toContain(words);
  });

  test.each([
    ['brackets that are none', 'المرجع [1] و[الكاتب]', '<p>المرجع [1] و[الكاتب]</p>'],
    ['one that is only shown', 'اكتب [[gallery]] هنا', '<p>اكتب [gallery] هنا</p>'],
    ['one that nothing closes', '[caption width="5"]نص\n\nبعده', '<p>نص</p><p>بعده</p>'],
    ['one that nothing opens', 'نص[/caption]', '<p>نص</p>'],
  ])('%s', (_, source, expected) => {
    expect(render(source)).toMatchObject({ html: expected, notes: [] });
  });

  test('code shows them', () => {
    expect(html('<pre><code>[gallery ids="7"]</code></pre>')).toContain('[gallery ids="7"]</code>');
  });
});

describe('footnotes of the block editor', () => {
  const mark = (id: string) => `<sup data-fn="${id}" class="fn"><a href="#${id}" id="${id}-link">9</a></sup>`;
  const footnotes = [
    { id: 'b-2', content: 'حاشية <em>ثانية</em>' },
    { id: 'a-1', content: 'حاشية أولى' },
    { id: 'c-3', content: 'بلا موضع' },
  ];
  const source = `<!-- wp:paragraph --><p>نصّ${mark('a-1')} وآخر${mark('b-2')} ثم${mark('a-1')}.</p><!-- /wp:paragraph --><!-- wp:footnotes /-->`;

  test('become ours, as those of Markdown', () => {
    const { html, notes } = render(source, { footnotes });
    const markdown = renderBody('نصّ[^1] وآخر[^2] ثم[^1].\n\n[^1]: حاشية أولى\n\n[^2]: حاشية *ثانية*\n', {
      ...OPTIONS,
      pictures: new Map(),
    }).html;
    const bare = (text: string) => text.replaceAll('\n', '').replaceAll(/ (?:dir|lang)="\w+"/g, '');
    expect(bare(html).replace('<li id="note-fn-3"><p>بلا موضع</p></li>', '')).toBe(bare(markdown));
    expect(html).toContain('بلا موضع');
    expect(notes).toEqual([]);
  });

  test('that are not in the meta keep their number', () => {
    expect(html(source)).toContain('نصّ<sup><a href="#note-a-1"');
  });
});

describe('clean-up', () => {
  test.each([
    ['overrides and invisibles', 'نص \u{202E}مقلوب\u{202C} وخف\u{200B}يّ', '<p>نص مقلوب وخفيّ</p>'],
    ['drawn letters', 'ﻣﻘﺎﻝ ﻻ ﷺ ﴿آية﴾', '<p>مقال لا ﷺ ﴿آية﴾</p>'],
    ['quotes are left alone', '”هكذا كُتبت“ و“هكذا”', '<p>”هكذا كُتبت“ و“هكذا”</p>'],
    [
      'directions of an old editor',
      '<p dir="ltr" style="direction:ltr">نص</p><p dir="rtl">نص</p>',
      '<p>نص</p><p>نص</p>',
    ],
    [
      'a direction within a line says something',
      'هاتف <span dir="ltr">+966 5</span>',
      '<p>هاتف <span dir="ltr">+966 5</span></p>',
    ],
    ['fonts and colours', '<font color="red"><u>نص</u></font>', '<p>نص</p>'],
    ['old names of elements', '<strike>نص</strike>', '<p><del>نص</del></p>'],
  ])('%s', (_, source, expected) => {
    expect(html(source)).toBe(expected);
  });

  test('scripts, handlers and their addresses', () => {
    const source =
      '<p onclick="x()">نص <a href="javascript:x()">رابط</a></p><script>x()</script><svg onload="x()"></svg><form><input></form>';
    expect(html(source)).toBe('<p>نص <a>رابط</a></p>');
  });
});

// Anything worse than linear does not come to its end before the test's time is up.
test.each([
  '[caption]',
  '<!--',
  '<a ',
  '[a ',
  '\n \n',
  '[x="',
  '<p>[caption]<img src=a>[/caption]',
  '<!-- wp:a -->',
])('much of %j comes to an end', (piece) => {
  expect(() => render(piece.repeat(10_000))).not.toThrow();
});
