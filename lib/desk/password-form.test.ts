import { expect, test } from 'vitest';
import { PASSWORD_LEAST, PASSWORD_MOST } from './moderator-form';
import { parsePasswords } from './password-form';

const CURRENT = 'كلمة المرور القديمة';
const NEXT = '  كلمة مرور جديدة  ';

function parse(current: string, next: string, again: string) {
  const form = new FormData();
  for (const [name, value] of Object.entries({ current, next, again })) form.set(name, value);
  return parsePasswords(form);
}

test('passwords are taken as they are typed', () => {
  expect(parse(CURRENT, NEXT, NEXT)).toEqual({ passwords: { current: CURRENT, next: NEXT } });
});

test.each([
  ['nothing', ['', '', ''], { current: 'missing', next: 'missing', again: 'missing' }],
  ['a short one', [CURRENT, 'قصيرة', 'قصيرة'], { next: 'too-short' }],
  [
    'one without end',
    [CURRENT, 'x'.repeat(PASSWORD_MOST + 1), 'x'.repeat(PASSWORD_MOST + 1)],
    { next: 'too-long' },
  ],
  ['the same again', [CURRENT, CURRENT, CURRENT], { next: 'same' }],
  ['one mistyped', [CURRENT, NEXT, `${NEXT}.`], { again: 'different' }],
] as const)('%s comes back', (_, [current, next, again], errors) => {
  expect(parse(current, next, again)).toEqual({ errors });
});

test('a form of files, or without fields, is one that is empty', () => {
  const form = new FormData();
  form.set('current', new File(['x'], 'x'));
  expect(parsePasswords(form)).toHaveProperty('errors.current', 'missing');
});

test('the shortest that is taken has as many characters as the form says', () => {
  const shortest = 'x'.repeat(PASSWORD_LEAST);
  expect(parse(CURRENT, shortest, shortest)).toHaveProperty('passwords');
});
