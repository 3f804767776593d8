import { expect, test } from 'vitest';
import { queueAddress, readAskedComment, readQueueAsk } from './queue-address';

test.each([
  [{ filter: 'waiting', order: 'age', search: '', page: 1 }, '/desk'],
  [{ filter: 'waiting', order: 'hint', search: '', page: 2 }, '/desk?order=hint&page=2'],
  [{ filter: 'spam', order: 'age', search: '', page: 3 }, '/desk?filter=spam&page=3'],
  [
    { filter: 'waiting', order: 'age', search: 'أحمد & co', page: 1 },
    '/desk?q=%D8%A3%D8%AD%D9%85%D8%AF+%26+co',
  ],
] as const)('%j is at %s, and back', (ask, address) => {
  expect(queueAddress(ask)).toBe(address);
  const params = Object.fromEntries(new URL(address, 'http://desk.invalid').searchParams);
  expect(readQueueAsk(params)).toEqual(ask);
});

test('what is not understood is left out', () => {
  expect(readQueueAsk({ filter: 'x', order: 'y', q: ['a', 'b'], page: '-1' })).toEqual({
    filter: 'waiting',
    order: 'age',
    search: '',
    page: 1,
  });
  expect(readQueueAsk({ filter: 'spam', order: 'hint' }).order, 'only what waits has a choice').toBe('age');
  expect(readAskedComment({ comment: '0' })).toBeNull();
  expect(readAskedComment({ comment: '12' })).toBe(12);
});
