import { describe, expect, test } from 'vitest';
import { cleanPage } from './clean-page';

const READER = '<meta name="maqal" content="reader"/>';
/** A page of the reader wing, with something in its head and something in its body. */
const page = (head: string, body = '') =>
  `<!DOCTYPE html><html><head>${READER}${head}</head><body>${body}</body></html>`;
const cleaned = (head: string, body = '') =>
  `<!DOCTYPE html><html><head>${head}</head><body>${body}</body></html>`;

describe('a page of the reader wing leaves without', () => {
  test.each([
    '<script src="/_next/static/chunks/main.js" async=""></script>',
    '<script>self.__next_f.push([1,"<p>text</p>"])</script>',
    '<script id="_R_">requestAnimationFrame(function(){$RT=performance.now()});</script>',
    '<script type="module" src="/_next/x.js"></script>',
    '<script nomodule="" src="/_next/polyfills.js"></script>',
    '<script>\nconst a = "</p>";\n</script>',
    '<link rel="preload" as="script" fetchPriority="low" href="/_next/x.js"/>',
    '<link rel="preload" href="/_next/x.js" as="script"/>',
    '<meta name="twitter:title" content="x"/>',
    '<!-- -->',
    '<!--$-->',
    '<!--/$-->',
  ])('%s', (html) => {
    expect(cleanPage(page(html, `أول${html}ثان`)).html).toBe(cleaned('', 'أولثان'));
  });

  test('several of them, each for itself', () => {
    const script = '<script>1</script>';
    expect(cleanPage(page('', `${script}<p>أول</p>${script}<p>ثان</p>${script}`)).html).toBe(
      cleaned('', '<p>أول</p><p>ثان</p>'),
    );
  });
});

describe('a page of the reader wing keeps', () => {
  test.each([
    '<script type="application/ld+json">{"@type":"NewsArticle"}</script>',
    '<script type="speculationrules">{"prefetch":[{"where":{"href_matches":"/*"}}]}</script>',
    '<script src="/enhance.js" integrity="sha256-x" defer=""></script>',
    '<link rel="stylesheet" href="/_next/static/css/x.css"/>',
    '<link rel="preload" as="font" href="/fonts/x.woff2" crossorigin=""/>',
    '<meta name="description" content="reader"/>',
  ])('%s', (html) => {
    expect(cleanPage(page(html)).html).toBe(cleaned(html));
  });

  test.each([
    '<p>اكتب &lt;script&gt;alert(1)&lt;/script&gt; هكذا</p>',
    '<p>&lt;!-- ليس تعليقًا --&gt;</p>',
    '<p>&lt;meta name="maqal" content="missing"/&gt;</p>',
    '<textarea>&lt;script&gt;</textarea>',
    '<p>The script is &quot;as=script&quot;</p>',
    '<abbr title="<script>">م</abbr><p>بعده</p>',
    "<abbr title='<script>'>م</abbr><p>بعده</p>",
    '<img alt="<!--"/><p>بعده</p><img alt="-->"/>',
    '<abbr title="a > b <script src=x>">م</abbr><p>بعده</p>',
    "<abbr title=\"<meta name='maqal' content='missing'/>\">م</abbr>",
  ])('text: %s', (html) => {
    const script = '<script>1</script>';
    expect(cleanPage(page('', html + script))).toEqual({
      html: cleaned('', html),
      marks: new Set(['reader']),
    });
  });
});

describe('marks', () => {
  test('are read, and no reader is sent them', () => {
    const { html, marks } = cleanPage(
      page('<meta name="maqal" content="missing"/>', '<meta name="maqal" content="private">'),
    );
    expect(marks).toEqual(new Set(['reader', 'missing', 'private']));
    expect(html).toBe(cleaned(''));
  });

  test('a page that is not of the reader wing stays as it is', () => {
    const desk = '<html><head><script src="/_next/x.js"></script></head><body><!-- -->مكتب</body></html>';
    expect(cleanPage(desk)).toEqual({ html: desk, marks: new Set() });
  });
});

describe('the header', () => {
  const links =
    '<a href="/ar/topics/x" data-header="section">س</a><a class="t" href="/ar/topics/y" data-header="section">ص</a>';
  const edition = '<a href="/en" data-header="translation">English</a>';

  test('marks the topic of the page, and leads to its translation', () => {
    const marks =
      '<meta name="maqal-section" content="/ar/topics/y"/><meta name="maqal-translation" content="/en/articles/z"/>';
    expect(cleanPage(page(marks, links + edition)).html).toBe(
      cleaned(
        '',
        '<a href="/ar/topics/x">س</a><a aria-current="true" class="t" href="/ar/topics/y">ص</a>' +
          '<a href="/en/articles/z">English</a>',
      ),
    );
  });

  test('stays as it is where the page says nothing', () => {
    expect(cleanPage(page('', edition)).html).toBe(cleaned('', '<a href="/en">English</a>'));
  });
});

test('cleaning twice changes nothing', () => {
  const { html } = cleanPage(page('<script>1</script>', '<p>نص</p><!-- -->'));
  expect(cleanPage(html).html).toBe(html);
});
