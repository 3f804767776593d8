import { expect, test } from 'vitest';
import { truncate } from './truncate';

test.each([
  ['a text that fits stays as it is', 'ستة أمتار ونصف', 14, 'ستة أمتار ونصف'],
  ['a longer one ends with a whole word', 'ستة أمتار ونصف المتر', 13, 'ستة أمتار…'],
  ['the word at the limit stays where it just fits', 'ستة أمتار ونصف', 10, 'ستة أمتار…'],
  ['no comma stands before the ellipsis', 'ستة أمتار، ونصف', 12, 'ستة أمتار…'],
  ['an endless word is cut inside', 'ستةأمتارونصف', 6, 'ستةأم…'],
  ['but not inside a surrogate pair', 'ست😀😀', 4, 'ست…'],
])('%s', (_, text, maxLength, expected) => {
  expect(truncate(text, maxLength)).toBe(expected);
});
