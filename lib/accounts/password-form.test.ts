import { expect, test } from 'vitest';
import { formOf } from '@/test/form';
import { isPassword, PASSWORD_MAX_LENGTH, PASSWORD_MIN_LENGTH } from './account';
import { parsePasswords } from './password-form';

const CURRENT = 'كلمة المرور القديمة';
const NEXT = '  كلمة مرور جديدة  ';

function parse(current: string, next: string, again: string) {
  return parsePasswords(formOf({ current, next, again }));
}

test('passwords are taken as they are typed', () => {
  expect(parse(CURRENT, NEXT, NEXT)).toEqual({ data: { current: CURRENT, next: NEXT, again: NEXT } });
});

test.each([
  ['nothing', ['', '', ''], { current: 'missing', next: 'missing', again: 'missing' }],
  ['no current one', ['', NEXT, `${NEXT}.`], { current: 'missing', again: 'different' }],
  ['a short one', [CURRENT, 'قصيرة', 'قصيرة'], { next: 'too-short' }],
  ['a short one, mistyped', [CURRENT, 'قصيرة', 'قصير'], { next: 'too-short', again: 'different' }],
  [
    'one without end',
    [CURRENT, 'x'.repeat(PASSWORD_MAX_LENGTH + 1), 'x'.repeat(PASSWORD_MAX_LENGTH + 1)],
    { next: 'too-long' },
  ],
  ['the same again', [CURRENT, CURRENT, CURRENT], { next: 'same' }],
  ['one mistyped', [CURRENT, NEXT, `${NEXT}.`], { again: 'different' }],
] as const)('%s comes back, and never a password', (_, [current, next, again], errors) => {
  expect(parse(current, next, again)).toEqual({ errors, values: {} });
});

test('a form of files, or without fields, is one that is empty', () => {
  const form = formOf({ current: new File(['x'], 'x') });
  expect(parsePasswords(form)).toHaveProperty('errors.current', 'missing');
});

test('the shortest that is taken has as many characters as the form says', () => {
  const shortest = 'x'.repeat(PASSWORD_MIN_LENGTH);
  expect(parse(CURRENT, shortest, shortest)).toHaveProperty('data');
});

test('a password is long, and not endless', () => {
  const taken = [14, 15, 128, 129].map((length) => isPassword('x'.repeat(length)));
  expect(taken).toEqual([false, true, true, false]);
});
