import { expect, test } from 'vitest';
import {
  accelExpires,
  cacheControlFor,
  etagOf,
  isSkippedFont,
  matchesEtag,
  PAGE_CACHE_CONTROL,
} from './cache-control';

const seconds = (directive: string) =>
  Number(new RegExp(`(?:^|, )${directive}=(\\d+)`).exec(PAGE_CACHE_CONTROL)?.[1]);

test('a copy of a page is at most two seconds old, unless the server fails', () => {
  expect(seconds('max-age')).toBe(0);
  expect(seconds('s-maxage') + seconds('stale-while-revalidate')).toBeLessThanOrEqual(2);
  expect(seconds('stale-while-revalidate')).toBeGreaterThan(0);
});

test('nginx has a page as fresh until the second in which it was answered ends', () => {
  expect(accelExpires(1_700_000_000_999)).toBe('@1700000000');
});

test('a proxy may answer for a server that fails for ten days, and nothing forbids it', () => {
  expect(seconds('stale-if-error')).toBeGreaterThanOrEqual(864_000);
  expect(PAGE_CACHE_CONTROL).not.toMatch(/must-revalidate|proxy-revalidate|no-cache|no-store|private/);
});

test('only what Next would let a proxy keep is kept by one', () => {
  expect(cacheControlFor('s-maxage=60, stale-while-revalidate=3540')).toBe(PAGE_CACHE_CONTROL);
  expect(cacheControlFor('s-maxage=31536000')).toBe(PAGE_CACHE_CONTROL);
  for (const other of ['private, no-store', 'no-store', 'public, max-age=0, must-revalidate'])
    expect(cacheControlFor(other)).toBe(other);
});

test.each([
  ['/fonts/vazirmatn-arabic-v1.woff2', 'on', true],
  ['/fonts/vazirmatn-arabic-v1.woff2?v=2', 'on', true],
  ['/fonts/vazirmatn-arabic-v1.woff2', undefined, false],
  ['/fonts/vazirmatn-arabic-v1.woff2', 'off', false],
  ['/fonts/OFL-vazirmatn.txt', 'on', false],
  ['/ar/fonts/a.woff2', 'on', false],
  ['/ar', 'on', false],
])('%s with Save-Data: %s is spared: %s', (url, saveData, spared) => {
  expect(isSkippedFont(url, saveData)).toBe(spared);
});

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
  expect(matchesEtag(sent, '"a"')).toBe(expected);
});
