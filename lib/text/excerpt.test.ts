import { expect, test } from 'vitest';
import { textStart } from './excerpt';

test('a short text is its own beginning, its blocks parted', () => {
  expect(textStart('<h2>أول</h2>\n<p>ثانٍ <b>S</b>-500 &amp; ثالث</p><p>رابع</p>')).toBe(
    'أول ثانٍ S-500 & ثالث رابع',
  );
  expect(textStart('')).toBe('');
});

test('a long one is cut between words', () => {
  const start = textStart(`<p>${'كلمة '.repeat(100)}</p>`);
  expect(start.length).toBeLessThanOrEqual(200);
  expect(start).toMatch(/كلمة…$/);
});

test('an endless word is cut between its characters', () => {
  const start = textStart(`<p>x${'😀'.repeat(200)}</p>`);
  expect(start.length).toBeLessThanOrEqual(200);
  expect(start).toMatch(/^x(?:😀)+…$/u);
});
