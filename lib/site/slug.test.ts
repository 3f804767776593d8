import { describe, expect, test } from 'vitest';
import {
  isSlug,
  listPathFor,
  NO_SLUG,
  pathFor,
  SLUG_LIMIT,
  slugFromParam,
  slugify,
  threadPathFor,
} from './slug';

const TITLE = 'تركيا تسعى للحصول على تقنيات أنظمة الدفاع الجوي الحديثة S-500 من روسيا';

describe('slugify', () => {
  test.each([
    [TITLE, 'تركيا-تسعى-للحصول-على-تقنيات-أنظمة-الدفاع-الجوي-الحديثة-s-500-من-روسيا'],
    ['أنقرة', 'أنقرة'],
    ['ا\u{654}نقرة', 'أنقرة'],
    ['كَتَبَ الجيـــش', 'كتب-الجيش'],
    ['عام ٢٠٢٤ و ۲۰۲۵', 'عام-2024-و-2025'],
    ['SAMP / T', 'samp-t'],
    ['O’Connor', 'o-connor'],
    ['Łukasz É', 'łukasz-é'],
    ['İzmir', 'izmir'],
    ['می\u{200C}روم', 'میروم'],
    ['\u{202E}--“مقال”؟ 🙂 --', 'مقال'],
    ['100%/../؟', '100'],
    ['؟! \u{3164}\u{64B}ـ', ''],
    ['م² ½', 'م'],
    ['', ''],
  ])('%j becomes %j', (title, slug) => {
    expect(slugify(title)).toBe(slug);
    expect(slugify(slug)).toBe(slug);
    expect(isSlug(slug)).toBe(slug !== '');
  });

  test('cuts at a word', () => {
    expect(slugify('كلمة '.repeat(40))).toBe(Array(16).fill('كلمة').join('-'));
    expect(slugify(`${'ا'.repeat(SLUG_LIMIT)} ب`)).toBe('ا'.repeat(SLUG_LIMIT));
    expect(slugify(`${'ا'.repeat(39)} ${'ب'.repeat(40)} ج`)).toHaveLength(SLUG_LIMIT);
    expect(slugify('ا'.repeat(200))).toHaveLength(SLUG_LIMIT);
  });

  test('never cuts a letter in two, and fits the file name of a cache entry', () => {
    const astral = slugify(`a${'𐐨'.repeat(60)}`);
    expect(astral).toBe(`a${'𐐨'.repeat(39)}`);
    for (const letter of ['𐐨', '語', 'ا'])
      expect(Buffer.byteLength(slugify(letter.repeat(200)))).toBeLessThan(246);
  });
});

test.each([
  'a--b',
  '-a',
  'a-',
  'A',
  'a b',
  'a/b',
  '..',
  'كَتب',
  '٢',
  'e\u{301}',
  'الجيـش',
  'ا'.repeat(81),
  'a\u{200B}',
])('%j is not a slug', (text) => {
  expect(isSlug(text)).toBe(false);
});

describe('slugFromParam', () => {
  test.each([
    ['%D8%AA%D8%B1%D9%83%D9%8A%D8%A7-s-500', 'تركيا-s-500'],
    ['%d8%aa%d8%b1%d9%83%d9%8a%d8%a7', 'تركيا'],
    ['تركيا-s-500', 'تركيا-s-500'],
    ['%D8%A7%D9%95', 'إ'],
    ['ا\u{655}', 'إ'],
    ['%2541', '%41'],
  ])('%j is read as %j', (param, slug) => {
    expect(slugFromParam(param)).toBe(slug);
  });

  test.each(['%D8%', '%FF', '%', '100%'])('%j is malformed', (param) => {
    expect(slugFromParam(param)).toBeNull();
  });
});

describe('pathFor', () => {
  test('encodes each segment once', () => {
    expect(pathFor('ar')).toBe('/ar');
    expect(pathFor('ar', 'articles', 'تركيا-s-500')).toBe(
      '/ar/articles/%D8%AA%D8%B1%D9%83%D9%8A%D8%A7-s-500',
    );
    expect(pathFor('en', 'articles', 'x', 'comments', 2)).toBe('/en/articles/x/comments/2');
    expect(pathFor('ar', 'topics', 'a/b?c#d%')).toBe('/ar/topics/a%2Fb%3Fc%23d%25');
  });

  test('comes back through slugFromParam', () => {
    const slug = slugify(TITLE);
    expect(slugFromParam(pathFor('ar', slug).slice('/ar/'.length))).toBe(slug);
  });
});

describe('addresses of pages', () => {
  test('the first page of a list is the list itself, the others stand below it', () => {
    expect(listPathFor(1, 'ar')).toBe('/ar');
    expect(listPathFor(2, 'ar')).toBe('/ar/page/2');
    expect(listPathFor(1, 'en', 'authors', 'salma')).toBe('/en/authors/salma');
    expect(listPathFor(3, 'ar', 'topics', 'دفاع')).toBe('/ar/topics/%D8%AF%D9%81%D8%A7%D8%B9/page/3');
  });

  test('the first page of a thread is the article itself, the others stand below it', () => {
    expect(threadPathFor(1, 'en', 'sea-cables')).toBe('/en/articles/sea-cables');
    expect(threadPathFor(2, 'ar', 'دفاع')).toBe('/ar/articles/%D8%AF%D9%81%D8%A7%D8%B9/comments/2');
  });
});

test('no title has the slug that stands for nothing', () => {
  expect(isSlug(NO_SLUG)).toBe(false);
  expect(slugify(NO_SLUG)).not.toBe(NO_SLUG);
  expect(slugFromParam(NO_SLUG)).toBe(NO_SLUG);
});
