import { describe, expect, test } from 'vitest';
import { cleanQuestion, ftsExpression, MAX_QUESTION_LENGTH, readQuery, selectiveWords } from './query';

const match = (question: string, synonyms: string[][] = []) =>
  ftsExpression(readQuery(question, synonyms).words);

describe('readQuery', () => {
  test.each([
    ['its words are alternatives, quoted', 'نجوم السماء', '"نجوم" OR "سماء"'],
    ['stop words go', 'ما هو الطريق إلى البحر', '"طريق" OR "بحر"'],
    ['but not where there is nothing else', 'من هو', '"من" OR "هو"'],
    ['a word with a bare particle is asked for in both forms', 'بريد', '"بريد" OR "ريد"'],
    ['a designation is one word, not its letter and number', 'إس-500', '"s500"'],
    ['a designation keeps the words it is made of', 'SAMP/T', '"samp" OR "sampt"'],
    ['signs and operators are nothing', '" OR * NEAR( ^ : -', '"near"'],
  ])('%s: %s', (_, question, expected) => {
    expect(match(question)).toBe(expected);
  });

  test.each(['', '   ', '؟!', '"', '😀', '\u{202E}\u{0}'])('of %j nothing is asked', (question) => {
    expect(match(question)).toBeNull();
  });

  test('the editors’ words stand for one another, in any form', () => {
    const same = [['صواريخ', 'صاروخ']];
    expect(match('الصاروخ', same)).toBe('"صاروخ" OR "صواريخ"');
    expect(match('بالصواريخ', same)).toContain('"صاروخ"');
    expect(match('سفينة', same)).toBe('"سفين"');
  });
});

describe('selectiveWords', () => {
  const documents = new Map([
    ['نجوم', 2],
    ['عرب', 6],
    ['سماء', 8],
  ]);
  const telling = (question: string) =>
    selectiveWords(readQuery(question, []).words, documents, 10).map(({ folded }) => folded);

  test('among very many, one that thousands have goes too', () => {
    const words = readQuery('نجوم السماء', []).words;
    const found = (sky: number) =>
      selectiveWords(words, new Map([...documents, ['سماء', sky]]), 100_000).map(({ folded }) => folded);
    expect(found(5_000)).toEqual(['نجوم', 'السماء']);
    expect(found(5_001)).toEqual(['نجوم']);
  });

  test.each([
    ['a word of more than half of the articles goes', 'نجوم عربية', ['نجوم']],
    ['and stays where no other is found', 'عربية السماء', ['عربيه', 'السماء']],
    ['nor any that was found', 'عربية زحل', ['عربيه', 'زحل']],
  ])('%s', (_, question, words) => {
    expect(telling(question)).toEqual(words);
  });
});

describe('cleanQuestion', () => {
  test('is one line without what cannot be seen', () => {
    expect(cleanQuestion('  نجوم\n\t \u{202E}السماء\u{0} ')).toBe('نجوم السماء');
  });

  test('is cut, and never inside a letter', () => {
    expect(cleanQuestion('ب'.repeat(10_000))).toHaveLength(MAX_QUESTION_LENGTH);
    expect(cleanQuestion(`${'ب'.repeat(MAX_QUESTION_LENGTH - 1)}😀`)).toBe(
      'ب'.repeat(MAX_QUESTION_LENGTH - 1),
    );
  });
});
