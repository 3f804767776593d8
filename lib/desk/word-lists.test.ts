import { expect, test } from 'vitest';
import { formOf } from '@/test/form';
import { parseTeamName, parseWord } from './word-lists';

test.each([
  ['  كلمة ', 'exact', 'كلمة'],
  ['C++', 'exact', 'C++'],
  ['عبارة من كلمات', 'phrase', 'عبارة من كلمات'],
])('the word %j as %s is taken', (text, match, stored) => {
  const typed = { text, match, action: 'refuse' };
  expect(parseWord(formOf(typed))).toEqual({ data: { ...typed, text: stored }, values: typed });
});

test.each([
  ['عبارة من كلمات', 'exact', 'not-one-word'],
  ['كلمة أخرى', 'stem', 'not-one-word'],
  ['', 'exact', 'missing'],
  [' \u{200B} ', 'phrase', 'missing'],
  ['ـ', 'exact', 'missing'],
  ['ك'.repeat(61), 'exact', 'too-long'],
  ['ك '.repeat(31), 'exact', 'too-long'],
])('the word %j as %s comes back: %s', (text, match, error) => {
  const typed = { text, match, action: 'hold' };
  expect(parseWord(formOf(typed))).toEqual({ errors: { text: error }, values: typed });
});

test('a kind that the form does not have is its first', () => {
  const typed = { text: 'كلمة', match: 'regex', action: 'burn' };
  expect(parseWord(formOf(typed))).toMatchObject({ data: { match: 'exact', action: 'hold' } });
});

test('a name of the newsroom is taken', () => {
  expect(parseTeamName(formOf({ name: ' ليلى  حدّاد ' }))).toMatchObject({ data: { name: 'ليلى حدّاد' } });
});

test.each([
  ['!!!', 'missing'],
  ['', 'missing'],
  ['ا'.repeat(61), 'too-long'],
])('the name %j comes back: %s', (name, error) => {
  expect(parseTeamName(formOf({ name }))).toEqual({ errors: { name: error }, values: { name } });
});
