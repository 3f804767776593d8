import { expect, test } from 'vitest';
import { isDeskPath, signInPath, toDeskPath } from './paths';

test.each([
  ['/desk', '/desk'],
  ['/desk/words', '/desk/words'],
  ['/desk?state=reported&page=2', '/desk?state=reported&page=2'],
  ['/desk/words#list', '/desk/words'],
])('a page of the desk is kept: %s', (asked, path) => {
  expect(toDeskPath(asked)).toBe(path);
});

test.each([
  'https://elsewhere.example/desk',
  '//elsewhere.example/desk',
  '/\\elsewhere.example/desk',
  '\\\\elsewhere.example',
  '/\t/elsewhere.example/desk',
  'javascript:alert(1)',
  '/desk/../ar',
  '/deskside',
  '/ar',
  '/desk/sign-in',
  '/desk/sign-in?to=/desk/sign-in',
  'http://[',
  '',
  undefined,
  ['/desk/words'],
])('what is no page of the desk leads to its first page: %j', (asked) => {
  expect(toDeskPath(asked)).toBe('/desk');
});

test('the sign-in page remembers the page that was asked for', () => {
  expect(signInPath('/desk/words?a=1&b=2')).toBe('/desk/sign-in?to=%2Fdesk%2Fwords%3Fa%3D1%26b%3D2');
  expect(signInPath('/desk')).toBe('/desk/sign-in');
  expect(signInPath('//elsewhere.example')).toBe('/desk/sign-in');
});

test('a path is in the desk with its query, and not by its beginning alone', () => {
  for (const path of ['/desk', '/desk/words?a=b', '/desk?a=b']) expect(isDeskPath(path)).toBe(true);
  for (const path of ['/ar', '/deskside', '/ar/desk', '/ar?/desk']) expect(isDeskPath(path)).toBe(false);
});
