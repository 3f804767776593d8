import { expect, test } from 'vitest';
import { isInList, parseCommentParam, parseQueueQuery, queuePath } from './queue-url';

test.each([
  [{ filter: 'waiting', order: 'age', search: '', article: undefined, page: 1 }, '/desk'],
  [{ filter: 'waiting', order: 'hint', search: '', article: undefined, page: 2 }, '/desk?order=hint&page=2'],
  [{ filter: 'spam', order: 'age', search: '', article: 7, page: 3 }, '/desk?filter=spam&article=7&page=3'],
  [
    { filter: 'waiting', order: 'age', search: 'أحمد & co', article: undefined, page: 1 },
    '/desk?q=%D8%A3%D8%AD%D9%85%D8%AF+%26+co',
  ],
] as const)('%j is at %s, and back', (ask, address) => {
  expect(queuePath(ask)).toBe(address);
  const params = Object.fromEntries(new URL(address, 'http://desk.invalid').searchParams);
  expect(parseQueueQuery(params)).toEqual(ask);
});

test('what is not understood is left out', () => {
  expect(parseQueueQuery({ filter: 'x', order: 'y', q: ['a', 'b'], article: 'z', page: '-1' })).toEqual({
    filter: 'waiting',
    order: 'age',
    search: '',
    article: undefined,
    page: 1,
  });
  expect(parseQueueQuery({ filter: 'spam', order: 'hint' }).order, 'only what waits has a choice').toBe(
    'age',
  );
  expect(parseCommentParam({ comment: '0' })).toBeNull();
  expect(parseCommentParam({ comment: '12' })).toBe(12);
});

test.each([
  ['/desk?page=3', '/desk?page=2', true],
  ['/desk?page=2', '/desk', true],
  ['/desk?filter=spam&page=2', '/desk?filter=spam', true],
  ['/desk?filter=spam', '/desk', false],
  ['/desk?campaign=7&page=2', '/desk?campaign=7', true],
  [undefined, '/desk', false],
])('%s is in the list of %s: %s', (path, list, expected) => {
  expect(isInList(path, list)).toBe(expected);
});
