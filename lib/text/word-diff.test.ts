import { expect, test } from 'vitest';
import { withContext, wordDiff } from './word-diff';

const told = (before: string, after: string) =>
  wordDiff(before, after)
    .map((part) => {
      if (part.kind === 'spelling') return `{${part.before}~${part.text}}`;
      return part.kind === 'same'
        ? part.text
        : part.kind === 'added'
          ? `{+${part.text}+}`
          : `{-${part.text}-}`;
    })
    .join('');

test.each([
  ['منظومة S-400 الروسية', 'منظومة S-500 الروسية', 'منظومة {-S-400-}{+S-500+} الروسية'],
  ['كتبَ الولد', 'كتب الولد', '{كتبَ~كتب} الولد'],
  ['الى الأمام', 'إلى الامام', '{الى~إلى} {الأمام~الامام}'],
  ['مدرســة', 'مدرسه', '{مدرســة~مدرسه}'],
  ['الى موسكو في ٢٠٢٤', 'إلى كييف في 2024', '{الى~إلى} {-موسكو-}{+كييف+} في {-٢٠٢٤-}{+2024+}'],
  ['انا هنا', 'أنا باقٍ هنا', '{انا~أنا} {+باقٍ +}هنا'],
  ['قال ، نعم', 'قال، نعم', 'قال{- -}، نعم'],
  ['سطر\nثان', 'سطر\n\nثان', 'سطر\n{+\n+}ثان'],
  ['', 'جديد', '{+جديد+}'],
  ['نفسه', 'نفسه', 'نفسه'],
])('%j → %j', (before, after, expected) => {
  expect(told(before, after)).toBe(expected);
});

test('the two texts are in the parts, whole', () => {
  const [before, after] = ['أ ب ج د 1.5 e-mail', 'أ ج ب د 1,5 email!'];
  const parts = wordDiff(before, after);
  const of = (left: 'removed' | 'added') =>
    parts
      .filter(({ kind }) => kind !== left)
      .map((part) => (part.kind === 'spelling' && left === 'added' ? part.before : part.text))
      .join('');
  expect([of('added'), of('removed')]).toEqual([before, after]);
});

test('texts with nothing in common, however long, are told apart at once', () => {
  const many = (word: string) => Array.from({ length: 20_000 }, (_, n) => `${word}${n}`).join(' ');
  expect(wordDiff(many('أ'), many('ب')).length).toBeGreaterThan(0);
});

test('what did not change is shortened to the words around a change', () => {
  const same = 'كلمة '.repeat(100);
  const parts = withContext(wordDiff(`${same}قديم ${same}`, `${same}جديد ${same}`));
  expect(parts.map(({ kind }) => kind)).toEqual(['same', 'removed', 'added', 'same']);
  expect(parts[0]?.text).toMatch(/^…(?: ?كلمة)+ $/);
  expect(parts[3]?.text.length).toBeLessThan(100);
});
