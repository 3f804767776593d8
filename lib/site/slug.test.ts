import { describe, expect, test } from 'vitest';
import { isSlug, MAX_SLUG_LENGTH, slugify } from './slug';

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
    expect(slugify(`${'ا'.repeat(MAX_SLUG_LENGTH)} ب`)).toBe('ا'.repeat(MAX_SLUG_LENGTH));
    expect(slugify(`${'ا'.repeat(39)} ${'ب'.repeat(40)} ج`)).toHaveLength(MAX_SLUG_LENGTH);
    expect(slugify('ا'.repeat(200))).toHaveLength(MAX_SLUG_LENGTH);
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
