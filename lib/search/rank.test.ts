import { expect, test } from 'vitest';
import { readQuery } from './query';
import { rerankScore } from './rank';

const weigh = (text: string, question: string) => rerankScore(10, text, readQuery(question, []).words);

test('words spelled as they were typed weigh more, and more still side by side', () => {
  const question = 'البحر الأحمر';
  const [none, one, both, together] = ['بحري أحمران', 'البحر أحمران', 'الأحمر والبحر البحر', 'البَحر الأحمر'];
  const weights = [none, one, both, together].map((text) => weigh(text ?? '', question));
  expect(weights).toEqual([...weights].sort((a, b) => a - b));
  expect(new Set(weights).size).toBe(4);
  expect(weights[0]).toBe(10);
});

test('the most is 1.6 times the score', () => {
  expect(weigh('هنا البحر الأحمر.', 'البحر الأحمر')).toBeCloseTo(16);
});
