import { expect, test } from 'vitest';
import { looksLikeMarkdown } from './paste-markdown';

test.each([
  '# عنوان\n\nفقرة',
  'فقرة\n\n### عنوان',
  'نص **ثخين** هنا',
  '| أ | ب |\n| - | :-: |\n| 1 | 2 |',
  'أ | ب\n--- | ---\n1 | 2',
  '```\nlet a\n```',
  'نص[^1]\n\n[^1]: حاشية',
  'انظر [المصدر](https://example.com/a).',
])('%j is read as Markdown', (text) => {
  expect(looksLikeMarkdown(text)).toBe(true);
});

test.each([
  '- من أنت؟\n- أنا جارك.',
  '1. أول\n2. ثان',
  'وسم #الرياض و#جدة',
  '#الرياض اليوم',
  'حاصل 2 * 3 * 4 و2**3**4 ** 5',
  'قال (انظر [1]) ثم (ص 5)',
  '---\nتوقيع',
  'a_b_c و `x`',
  'https://example.com/a?b=[c](d)',
])('%j is prose', (text) => {
  expect(looksLikeMarkdown(text)).toBe(false);
});
