import { describe, expect, test } from 'vitest';
import { readQuery } from './query';
import { type HighlightedText, highlight, snippetOf } from './snippet';

const termsOf = (question: string) => readQuery(question, []).terms;

/** A found text with its places in brackets. */
function written({ text, places }: HighlightedText): string {
  let at = 0;
  let line = '';
  for (const { start, end, found } of places) {
    expect(text.slice(start, end)).toBe(found);
    line += `${text.slice(at, start)}[${found}]`;
    at = end;
  }
  return line + text.slice(at);
}

describe('highlight', () => {
  test.each([
    ['طائرة', 'أسراب الطَّائِرَات تعود', 'أسراب [الطَّائِرَات] تعود'],
    ['جيش', 'الجيـــش والجيوش', '[الجيـــش] والجيوش'],
    ['S500', 'منظومة S-500 و«إس-500»', 'منظومة [S-500] و«[إس-500]»'],
    ['samp t', 'منظومة SAMP / T الجديدة', 'منظومة [SAMP / T] الجديدة'],
    ['SEA-ME-WE 3', 'كابل SEA-ME-WE 3 القديم', 'كابل [SEA-ME-WE 3] القديم'],
    ['C++', 'لغات C++، C# وC و5+5', 'لغات [C++]، C# وC و5+5'],
    ['C', 'لغات C++، C# وC و5+5', 'لغات C++، C# و[C] و5+5'],
    ['كتاب', 'بكتاب ولكتاب وكتاب', '[بكتاب] [ولكتاب] [وكتاب]'],
    ['<b>', 'وسم <b> هنا', 'وسم <[b]> هنا'],
    ['غائب', 'لا شيء هنا', 'لا شيء هنا'],
  ])('%s in «%s»', (question, text, expected) => {
    expect(written(highlight(text, termsOf(question)))).toBe(expected);
  });
});

describe('snippetOf', () => {
  const filler = (words: number) =>
    Array.from({ length: words }, (_, at) => `كلمة${'ابتثج'[at % 5]}`).join(' ');

  test('is where most of the words come together', () => {
    const text = `نجوم ${filler(60)} نجوم نجوم نجوم ${filler(60)} نجوم السماء ${filler(60)}`;
    const passage = written(snippetOf(text, termsOf('نجوم السماء')));
    expect(passage).toContain('[نجوم] [السماء]');
    expect(passage).toMatch(/^… .* …$/);
  });

  test('is all of a short text, without an ellipsis', () => {
    expect(written(snippetOf('في السماء نجوم.', termsOf('نجم نجوم')))).toBe('في السماء [نجوم].');
  });

  test('begins with the text where nothing of the question is in it', () => {
    const text = filler(60);
    expect(snippetOf(text, termsOf('غائب')).text).toBe(`${text.split(' ').slice(0, 28).join(' ')} …`);
  });

  test('ends with the text where the words are at its end', () => {
    expect(written(snippetOf(`${filler(60)} نجوم.`, termsOf('نجوم')))).toMatch(/^… .* \[نجوم\]\.$/);
  });

  test('of no text is none', () => {
    expect(snippetOf('', termsOf('نجوم'))).toEqual({ text: '', places: [] });
  });
});
