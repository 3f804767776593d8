import { expect, test } from 'vitest';
import { etagOf, hasAnswer } from './etag';

test('a tag is quoted, equal for equal bodies and different for others', () => {
  expect(etagOf('مقال')).toMatch(/^"[\w-]{27}"$/);
  expect(etagOf('مقال')).toBe(etagOf(Buffer.from('مقال')));
  expect(etagOf('مقال')).not.toBe(etagOf('مقالة'));
});

test.each([
  ['"a"', true],
  ['W/"a"', true],
  ['"b", "a"', true],
  ['"b",W/"a"', true],
  ['*', true],
  [null, false],
  ['', false],
  ['"b"', false],
  ['a', false],
  ['"A"', false],
])('a caller who says %s has the answer with the tag "a": %s', (sent, expected) => {
  expect(hasAnswer(sent, '"a"')).toBe(expected);
});
