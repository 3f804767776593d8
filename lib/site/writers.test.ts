import { expect, test } from 'vitest';
import { writersOf } from './writers';

const M = { gender: 'male' } as const;
const F = { gender: 'female' } as const;
const UNKNOWN = { gender: null };

test.each([
  [[M], 'male'],
  [[F], 'female'],
  [[UNKNOWN], 'other'],
  [[M, F], 'twoMen'],
  [[F, F], 'twoWomen'],
  [[F, UNKNOWN], 'twoMen'],
  [[F, F, M], 'men'],
  [[F, F, F], 'women'],
] as const)('the noun agrees with number and women: %o', (authors, writers) => {
  expect(writersOf(authors)).toBe(writers);
});
