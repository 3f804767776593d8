import { expect, test } from 'vitest';
import { postedToken } from './receipt-form';

test.each([
  ['q3-_Z', 'q3-_Z'],
  ['', '_'],
  ['a/../b', '_'],
  ['a'.repeat(65), '_'],
])('the token %j is read as %j', (typed, token) => {
  const form = new FormData();
  form.set('token', typed);
  expect(postedToken(form, 'token')).toBe(token);
});
