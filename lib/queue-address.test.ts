import { expect, test } from 'vitest';
import { queueAddress, readAskedComment, readQueueAsk } from './queue-address';

test.each([
  [{ filter: 'waiting', search: '', page: 1 }, '/desk'],
  [{ filter: 'spam', search: '', page: 3 }, '/desk?filter=spam&page=3'],
  [{ filter: 'waiting', search: 'أحمد & co', page: 1 }, '/desk?q=%D8%A3%D8%AD%D9%85%D8%AF+%26+co'],
] as const)('%j is at %s, and back', (ask, address) => {
  expect(queueAddress(ask)).toBe(address);
  const params = Object.fromEntries(new URL(address, 'http://desk.invalid').searchParams);
  expect(readQueueAsk(params)).toEqual(ask);
});

test('what is not understood is left out', () => {
  expect(readQueueAsk({ filter: 'x', q: ['a', 'b'], page: '-1' })).toEqual({
    filter: 'waiting',
    search: '',
    page: 1,
  });
  expect(readAskedComment({ comment: '0' })).toBeNull();
  expect(readAskedComment({ comment: '12' })).toBe(12);
});
