import { expect, test } from 'vitest';
import { isPassword, parseModerator } from './moderator-form';
import { parseTeamName, parseWord } from './word-lists';

test.each([
  ['  كلمة ', 'exact', { text: 'كلمة' }],
  ['C++', 'exact', { text: 'C++' }],
  ['عبارة من كلمات', 'phrase', { text: 'عبارة من كلمات' }],
  ['عبارة من كلمات', 'exact', { error: 'not-one-word' }],
  ['كلمة أخرى', 'stem', { error: 'not-one-word' }],
  ['', 'exact', { error: 'missing' }],
  [' \u{200B} ', 'phrase', { error: 'missing' }],
  ['ـ', 'exact', { error: 'missing' }],
  ['ك'.repeat(61), 'exact', { error: 'too-long' }],
] as const)('the word %j as %s', (typed, match, result) => {
  expect(parseWord(typed, match)).toEqual(result);
});

test.each([
  [' ليلى  حدّاد ', { name: 'ليلى حدّاد' }],
  ['!!!', { error: 'missing' }],
  ['', { error: 'missing' }],
  ['ا'.repeat(61), { error: 'too-long' }],
])('the name %j', (typed, result) => {
  expect(parseTeamName(typed)).toEqual(result);
});

test.each([
  [
    { name: ' ليلى ', email: ' Layla@Example.com ' },
    { moderator: { name: 'ليلى', email: 'layla@example.com' } },
  ],
  [{ name: '', email: '' }, { errors: { name: 'missing', email: 'missing' } }],
  [{ name: 'س'.repeat(61), email: 'layla' }, { errors: { name: 'too-long', email: 'invalid' } }],
])('the moderator %j', (typed, result) => {
  expect(parseModerator(typed)).toEqual(result);
});

test('a password is long, and not endless', () => {
  expect(['x'.repeat(14), 'x'.repeat(15), 'x'.repeat(128), 'x'.repeat(129)].map(isPassword)).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
