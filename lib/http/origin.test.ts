import { expect, test } from 'vitest';
import { isSameOrigin } from './origin';

test.each([
  ['https://example.org', true],
  ['http://example.org', false],
  ['https://example.org.evil.example', false],
  ['https://evil.example', false],
  ['https://example.org:8443', false],
  ['null', false],
  ['', false],
  [null, false],
  [undefined, false],
])('a form from %s: %s', (origin, own) => {
  expect(isSameOrigin(origin, 'https://example.org')).toBe(own);
});
