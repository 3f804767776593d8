import { expect, test } from 'vitest';
import { graphemesIn, stepOf } from './counter';

test('room is counted in letters as readers see them, without the space around a text', () => {
  expect(graphemesIn('  مُحَمَّدٌ \n', 1)).toBe(4);
  expect(graphemesIn('👩‍👩‍👧', 1)).toBe(1);
});

test('far from the limit a quick count is enough: never less than there is', () => {
  expect(graphemesIn('مُحَمَّدٌ', 5000)).toBeGreaterThanOrEqual(4);
});

test.each([
  [0.5, 0],
  [0.11, 0],
  [0.1, 1],
  [0.05, 1],
  [0.01, 2],
  [0, 2],
  [-0.01, 3],
])('with the part %d left, %i steps have been passed', (part, steps) => {
  expect(stepOf(part)).toBe(steps);
});
