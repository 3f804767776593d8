import { describe, expect, test } from 'vitest';
import { searchWords } from './analyse';

/** Every term of a text. */
function termsIn(text: string, asked = false): string[] {
  const { words, designations } = searchWords(text, asked);
  return [...words, ...designations].flatMap(({ terms }) => terms);
}

describe('words that readers take for one have a term in common', () => {
  test.each([
    ['الجيـــش', 'جيش'],
    ['كَتَبَ', 'كتب'],
    ['وَالطَّائِرَاتُ', 'طائرة'],
    ['أحمد', 'احمد'],
    ['مدرسة', 'مدرسه'],
    ['على', 'علي'],
    ['مسؤول', 'مسوول'],
    ['صاروخًا', 'الصاروخ'],
    ['للبيت', 'بيت'],
    ['وبيت', 'بيت'],
    ['لكتاب', 'كتاب'],
    ['کتاب', 'كتاب'],
    ['روسيا', 'الروسية'],
    ['مـ\u{200C}قال', 'مقال'],
    ['café', 'CAFE'],
    ['al-Ṣūfī', 'sufi'],
    ['ʿAbd', 'Abd'],
    ['stories', 'story'],
    ['cables', 'cable'],
  ])('%s and %s', (one, other) => {
    expect(termsIn(one).filter((term) => termsIn(other).includes(term))).not.toEqual([]);
  });
});

test('C++, C# and F# are names of their own, not a letter', () => {
  expect(termsIn('لغة C++ أسرع')).toContain('cplusplus');
  expect(termsIn('لغة C++ وC# وF#.')).not.toContain('c');
  expect(termsIn('c++', true)).toEqual(['cplusplus']);
  expect(termsIn('لغة C وC+')).toContain('c');
  expect(termsIn('Notepad++')).toEqual(['notepad', 'notepadplusplus']);
  expect(termsIn('Su-57M+')).toContain('su57');
  const [word] = searchWords('C++').words;
  expect(word).toMatchObject({ start: 0, end: 3 });
});

describe('a designation is found by any spelling', () => {
  test.each([
    [
      's500',
      ['S-500', 'S500', 'S 500', 'S‑500', 'إس-500', 'إس 500', '«إس-٥٠٠»', 'الـS-500', 'بـ S-500', 'S-500M'],
    ],
    ['f35', ['F-35', 'F35', 'F-35A', 'إف-35', 'f-35']],
    ['sampt', ['SAMP/T', 'SAMP / T', 'SAMP-T']],
    ['kmsam', ['KM-SAM']],
    ['su57', ['Su-57', 'سو-57', 'سو 57', 'Su-57M+']],
    ['seamewe3', ['SEA-ME-WE 3', 'SEA-ME-WE-3']],
    ['antpy2', ['AN/TPY-2']],
  ])('%s', (term, spellings) => {
    for (const spelling of spellings) expect(termsIn(`منظومة ${spelling} جديدة`), spelling).toContain(term);
  });

  test('also as people type it', () => {
    for (const [typed, term] of [
      ['s 500', 's500'],
      ['samp t', 'sampt'],
      ['samp/t', 'sampt'],
      ['ان 2', 'an2'],
    ] as const)
      expect(termsIn(typed, true), typed).toContain(term);
  });

  test('two of them are not one', () => {
    expect(termsIn('S-300/S-400')).toEqual(expect.arrayContaining(['s300', 's400']));
    expect(searchWords('S-300/S-400').designations).toHaveLength(2);
  });

  test('words before a number, and words with a hyphen, are none', () => {
    for (const text of ['إن 20 دولة', 'in 2016', 'well-known', 'الفرنسية-الإيطالية'])
      expect(searchWords(text).designations, text).toEqual([]);
  });
});

test('words and designations stand where they are in the text', () => {
  const text = '«الطَّائِرة» الـF-35، و500كم';
  const { words, designations } = searchWords(text);
  expect(words.map(({ start, end }) => text.slice(start, end))).toEqual([
    'الطَّائِرة',
    'الـ',
    'F',
    '35',
    'و',
    '500',
    'كم',
  ]);
  expect(designations.map(({ start, end }) => text.slice(start, end))).toEqual(['F-35']);
});

test('a term is of letters and digits, whatever the text', () => {
  for (const text of ['ﷺ ½ ℡ a\u{301}\u{301} C++ "OR" * NEAR( 😀 \u{0} \u{202E}x', '١٢٣ ⅷ ① ʿʾ'])
    for (const term of termsIn(text)) expect(term, text).toMatch(/^[\p{L}\p{N}]+$/u);
});

test('reading takes time in proportion to the text', () => {
  for (const text of [
    'ا'.repeat(200_000),
    'ب ـ'.repeat(50_000),
    'A-'.repeat(50_000),
    'é\u{301}'.repeat(50_000),
  ]) {
    const start = process.cpuUsage();
    searchWords(text, true);
    expect(process.cpuUsage(start).user / 1_000_000, text.slice(0, 3)).toBeLessThan(10);
  }
});
