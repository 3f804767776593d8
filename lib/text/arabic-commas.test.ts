import { expect, test } from 'vitest';
import { bindArabicCommas } from './arabic-commas';

test.each([
  ['تنأى تركيا ، حليفة الناتو ، عن واشنطن', 'تنأى تركيا، حليفة الناتو، عن واشنطن'],
  ['من S-500 \u{A0}؛ هل تبقى ؟', 'من S-500؛ هل تبقى؟'],
  ['سطر\n، آخر', 'سطر\n، آخر'],
  ['voilà !  3 , 4 (؟)', 'voilà !  3 , 4 (؟)'],
])('%s', (text, closed) => {
  expect(bindArabicCommas(text)).toBe(closed);
});

test('finishes on many spaces', () => {
  const spaces = ' '.repeat(200_000);
  expect(bindArabicCommas(`${spaces}x`)).toBe(`${spaces}x`);
});
