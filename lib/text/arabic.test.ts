import { describe, expect, test } from 'vitest';
import { countGraphemes, countWords, foldArabic, nameKey, readingMinutes, WORDS_PER_MINUTE } from './arabic';

describe('foldArabic', () => {
  test.each([
    ['أإآٱ', 'اااا'],
    ['ىی', 'يي'],
    ['ئ', 'ي'],
    ['ؤ', 'و'],
    ['ة', 'ه'],
    ['کگ', 'كك'],
    ['پ', 'ب'],
    ['چ', 'ج'],
    ['ڤ', 'ف'],
    ['٠١٢٣٤٥٦٧٨٩', '0123456789'],
    ['۰۱۲۳۴۵۶۷۸۹', '0123456789'],
    ['كَتَبَ', 'كتب'],
    ['الجيـــش', 'الجيش'],
    ['صاروخًا', 'صاروخا'],
    ['هٰذا', 'هذا'],
    ['ﻻ ﷲ', 'لا الله'],
    ['S-500', 's-500'],
    ['İ', 'i'],
    ['  روسيا \n\t تركيا\u{A0}', 'روسيا تركيا'],
    ['می\u{200C}روم', 'ميروم'],
    ['é', 'é'],
    ['e\u{301}', 'é'],
    ['', ''],
  ])('folds %j to %j', (text, key) => {
    expect(foldArabic(text)).toBe(key);
  });

  test.each([
    0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x61c, 0xad, 0xfeff, 0x2060, 0x202a, 0x202e, 0x2066, 0x2069,
    0x206f, 0xe0067, 0x3164, 0x115f, 0xffa0, 0x2800, 0x180e, 0x0, 0x7f, 0x9f,
  ])('an invisible U+%s changes no key', (code) => {
    expect(foldArabic(`أح${String.fromCodePoint(code)}مد`)).toBe('احمد');
  });

  test('an invisible does not keep a letter and its hamza apart', () => {
    expect(foldArabic('ا\u{200B}\u{654}حمد')).toBe('احمد');
  });

  test('folding twice changes nothing', () => {
    for (const text of ['أَحْمَد ٢', 'İSTANBUL', 'ﷺ', 'ΟΔΟΣ', '①②', 'ﹰ ـ', '\u{1100}\u{200B}\u{1161}']) {
      expect(foldArabic(foldArabic(text))).toBe(foldArabic(text));
    }
  });
});

describe('nameKey', () => {
  test.each([
    ['احمد', 'أحمد'],
    ['محمّد العُمَري', 'محمد العمرى'],
    ['أبو بكر ٢', 'ابوبكر 2'],
    ['عبد-الله', 'عبدالله'],
    ['O’Connor', "o'connor"],
    ['أح\u{202E}مد', 'أحمد'],
    ['أحمد\u{3164}', 'أحمد'],
    ['Ａｄｍｉｎ', 'admin'],
  ])('%j and %j are one person', (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
    expect(nameKey(one)).not.toBe('');
  });

  test('different names stay different, and a name without letters has no key', () => {
    expect(nameKey('أحمد')).not.toBe(nameKey('محمد'));
    expect(nameKey('أبو بكر ٢')).not.toBe(nameKey('أبو بكر ٣'));
    expect(nameKey('Łukasz')).toBe('łukasz');
    expect(nameKey('👨\u{200D}👩\u{200D}👧 -')).toBe('');
  });
});

describe('countWords', () => {
  test.each([
    ['', 0],
    [' ، — ... ', 0],
    ['\u{64B} \u{301}', 0],
    ['تركيا ، حليفة الولايات', 3],
    ['أنظمة S-500 و SAMP/T', 4],
    ['SAMP / T', 2],
    ['عبد-الله', 1],
    ['عبدُ-الله', 1],
    ['O’Connor', 1],
    ['1.2 مليار', 2],
    ['انتهى. بدأ', 2],
    ['كَتَبَ', 1],
    ['می\u{200C}روم', 1],
    ['الجيـــش', 1],
    ['واحد- اثنان -ثلاثة', 3],
  ])('%j has %i', (text, words) => {
    expect(countWords(text)).toBe(words);
  });

  test('finishes on long hostile text', () => {
    for (const piece of ['ا', 'ا-', '-', 'ا\u{200B}-'])
      expect(countWords(piece.repeat(100_000))).toBeLessThanOrEqual(1);
  });
});

test.each([
  [0, 1],
  [1, 1],
  [299, 1],
  [300, 2],
  [10 * WORDS_PER_MINUTE, 10],
])('%i words take %i minutes', (words, minutes) => {
  expect(readingMinutes(words)).toBe(minutes);
});

test.each([
  ['', 0],
  ['محمّد', 4],
  ['👨\u{200D}👩\u{200D}👧', 1],
  ['\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}', 1],
  ['e\u{301}a', 2],
])('%j has %i graphemes', (text, count) => {
  expect(countGraphemes(text)).toBe(count);
});

test.each([
  ['emoji joined without end', '👩\u{200D}'.repeat(2000)],
  ['the beginning of a Korean syllable that never ends', '\u{1100}'.repeat(6000)],
  ['number signs before nothing', '\u{600}'.repeat(6000)],
])('%s are not one letter', (_, text) => {
  expect(countGraphemes(text)).toBeGreaterThan(180);
});
