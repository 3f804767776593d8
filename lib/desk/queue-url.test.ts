import { expect, test } from 'vitest';
import { parseCommentParam, parseQueueQuery, queuePath } from './queue-url';

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
