import { expect, test } from 'vitest';
import { nearWords } from './near-words';

test.each([
  ['a letter left out', 'كابات'],
  ['a letter too many', 'كابلالت'],
  ['another letter', 'كابنات'],
  ['two that changed places', 'كابالت'],
])('%s', (_, typed) => {
  expect(nearWords(typed)).toContain('كابلات');
});

test('the word itself is not near itself', () => {
  expect(nearWords('كابلات')).not.toContain('كابلات');
});

test.each(['نجم', '', 'س500', 's500', 'ب'.repeat(21), 'кабель'])('%j has none', (word) => {
  expect(nearWords(word)).toEqual([]);
});
