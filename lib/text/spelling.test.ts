import { describe, expect, test } from 'vitest';
import { readWords, spansOf, squeeze } from './spelling';

const texts = (text: string) => readWords(text).map((word) => word.text);

describe('readWords', () => {
  test.each([
    ['أهلًا، وسهلًا!', ['اهلا', 'وسهلا']],
    ['S-500', ['s', '500']],
    ['F-35ب', ['f', '35', 'ب']],
    ['می\u{200C}روم', ['ميروم']],
    ['٣٥', ['35']],
    ['ﷺ', ['صلي', 'الله', 'عليه', 'وسلم']],
    ['ۀ ه\u{654}', ['ه', 'ه']],
    ['\u{FEFF}أ\u{FEFF}ب', ['اب']],
    ['\u{64B}ـ\u{200B}', []],
    ['\u{D83D}', []],
  ])('%j', (text, words) => {
    expect(texts(text)).toEqual(words);
  });

  test('keeps the places in what was typed', () => {
    const text = '\u{1D4D0}é ﻻـَ\u{200B} ب';
    const places = readWords(text).map(({ start, end }) => text.slice(start, end));
    expect(places).toEqual(['\u{1D4D0}é', 'ﻻـَ', 'ب']);
  });

  test('counts what stands between', () => {
    const [, b, c, d] = readWords('ا ب - \u{200B}ج!1');
    expect(b).toMatchObject({ gap: 1, spaced: true, sign: ' ' });
    expect(c).toMatchObject({ gap: 3, spaced: true });
    expect(d).toMatchObject({ gap: 1, spaced: false, sign: '!' });
  });
});

describe('spansOf', () => {
  const spans = (text: string) => spansOf(readWords(text)).map((from) => from.map((span) => span.text));

  test.each([
    ['ا ب ت', [['ا', 'ابت'], ['ب'], ['ت']]],
    ['ا.ب جد', [['ا', 'اب'], ['ب'], ['جد']]],
    ['قد.ا.ب', [['قد', 'قداب'], ['ا', 'اب'], ['ب']]],
    ['ا ب  ت ث', [['ا', 'ابتث', 'اب'], ['ب'], ['ت', 'تث'], ['ث']]],
    ['ا       ب', [['ا'], ['ب']]],
  ])('%j', (text, wanted) => {
    expect(spans(text).map((from) => [...new Set(from)])).toEqual(wanted);
  });
});

test('squeeze leaves one of each letter in a row', () => {
  expect(squeeze('ممتاااز')).toBe('متاز');
});
