import { describe, expect, test } from 'vitest';
import {
  draftReasonOf,
  editionFor,
  formerAddresses,
  isUncategorized,
  languageOf,
  parseWordPressTime,
  publishedTime,
  slugOf,
  titleOf,
} from './post';

const TIMES = { dateGmt: '', pubDate: '', date: '', modifiedGmt: '', modified: '' };
const ZERO = '0000-00-00 00:00:00';

describe('time', () => {
  test('is read as UTC, and a date of zero is none', () => {
    expect(parseWordPressTime('2020-01-13 09:30:00')?.toISOString()).toBe('2020-01-13T09:30:00.000Z');
    for (const none of [ZERO, '', '2020-02-31 00:00:00', '-0001-11-30 00:00:00', '2020-13-01 00:00:00'])
      expect(parseWordPressTime(none), none).toBeNull();
  });

  test('of a draft without one is the feed’s, or by the site’s clock', () => {
    const pubDate = 'Mon, 13 Jan 2020 09:30:00 +0000';
    expect(publishedTime({ ...TIMES, dateGmt: ZERO, pubDate }, 'Asia/Riyadh')?.toISOString()).toBe(
      '2020-01-13T09:30:00.000Z',
    );
    const never = 'Mon, 30 Nov -0001 00:00:00 +0000';
    const date = '2020-01-13 12:30:00';
    expect(
      publishedTime({ ...TIMES, dateGmt: ZERO, pubDate: never, date }, 'Asia/Riyadh')?.getUTCHours(),
    ).toBe(9);
    const epoch = 'Thu, 01 Jan 1970 00:00:00 +0000';
    expect(publishedTime({ ...TIMES, pubDate: epoch, date }, 'Asia/Riyadh')?.toISOString()).toBe(
      '2020-01-13T09:30:00.000Z',
    );
    expect(publishedTime({ ...TIMES, dateGmt: ZERO, date: ZERO }, 'Asia/Riyadh')).toBeNull();
  });
});

test('only what was public is public', () => {
  const time = new Date();
  const see = (status: string, more = {}) => draftReasonOf({ status, locked: false, ...more }, time);
  expect(see('publish')).toBeNull();
  expect(see('future')).toBeNull();
  expect(see('publish', { locked: true })).toBe('password');
  expect(
    ['private', 'pending', 'draft', 'auto-draft', 'trash', 'acf-disabled'].map((status) => see(status)),
  ).toEqual(['private', 'pending', 'draft', 'draft', 'bin', 'draft']);
  expect(draftReasonOf({ status: 'publish', locked: false }, null)).toBe('draft');
});

test('the language a plugin wrote chooses the edition', () => {
  const term = (slug: string) => ({ terms: [{ taxonomy: 'language', slug, name: '' }], meta: {} });
  expect(languageOf(term('en'))).toBe('en');
  expect(languageOf({ terms: [], meta: { _wpml_language: 'ar' } })).toBe('ar');
  expect(languageOf({ terms: [], meta: { locale: 'en_US' } })).toBe('en-us');
  expect(languageOf({ terms: [], meta: {} })).toBeUndefined();
  expect(['en-us', 'ar', 'fr'].map((language) => editionFor(language, ['ar', 'en']))).toEqual([
    'en',
    'ar',
    undefined,
  ]);
});

describe('a slug', () => {
  const encode = (text: string) => encodeURIComponent(text).toLowerCase();
  const post = { id: 7, title: 'تركيا تسعى للحصول على تقنيات أنظمة الدفاع الجوي الحديثة', link: '' };

  test('is decodeComponent and normalised', () => {
    expect(slugOf({ ...post, slug: encode('خبر-عاجل') })).toEqual({ slug: 'خبر-عاجل', whole: true });
    expect(slugOf({ ...post, slug: encode('خبـــر-عاجل') }).slug).toBe('خبر-عاجل');
  });

  test('that WordPress cut is made whole from the title', () => {
    const cut = encode('تركيا-تسعى-للحصول-على-تقنيات-أنظمة-الد');
    expect(cut.length).toBeLessThanOrEqual(200);
    expect(slugOf({ ...post, slug: cut })).toEqual({
      slug: 'تركيا-تسعى-للحصول-على-تقنيات-أنظمة-الدفاع-الجوي-الحديثة',
      whole: false,
    });
    // What comes from a site of ours was not.
    const link = `https://site.example/ar/articles/${cut}`;
    expect(slugOf({ ...post, slug: cut, link })).toEqual({ slug: decodeURIComponent(cut), whole: true });
  });

  test('is made from the title of a draft, or from its number', () => {
    expect(slugOf({ id: 7, slug: '', title: 'مسودة', link: '' }).slug).toBe('مسودة');
    expect(slugOf({ id: 7, slug: '', title: '؟؟', link: '' }).slug).toBe('post-7');
    expect(slugOf({ id: 7, slug: '%d8%', title: '', link: '' }).slug).toBe('d8');
  });
});

test('a title is one line of text, and no longer than a list can hold', () => {
  expect(titleOf('أول <em>ثانٍ</em> &amp; &#8217;ثالث&#8217;\n رابع')).toEqual({
    title: 'أول ثانٍ & ’ثالث’ رابع',
    cut: false,
  });
  expect(
    titleOf(
      '&laquo;سوق&raquo; &ndash; &hellip; &#x2013; &#146; &Eacute; &copy=1 &amp;lt; &unknown; می\u{200C}رود',
    ).title,
  ).toBe('«سوق» – … – ’ É &copy=1 &lt; &unknown; می\u{200C}رود');
  const long = titleOf('كلمة '.repeat(1_000_000));
  expect(long.cut).toBe(true);
  expect(long.title.length).toBeLessThanOrEqual(300);
  expect(long.title).toMatch(/كلمة…$/);
});

test('its old addresses are its permalink, its number and its slug', () => {
  expect(formerAddresses({ id: 5, link: 'https://a.example/2020/01/x/', slug: 'x' }, '')).toEqual({
    own: ['https://a.example/2020/01/x/', '?p=5'],
    also: ['/x/'],
  });
  expect(formerAddresses({ id: 5, link: 'https://a.example/blog/?page_id=5', slug: 'x' }, '/blog')).toEqual({
    own: ['?p=5'],
    also: ['/blog/x/'],
  });
});

test('the category for what has none is no topic', () => {
  expect(['Uncategorized', 'غير مصنف', 'أخبار'].map(isUncategorized)).toEqual([true, true, false]);
});
