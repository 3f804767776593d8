import { expect, test } from 'vitest';
import { markPlaces } from './marked-text';

const place = (text: string, found: string) => {
  const start = text.indexOf(found);
  return { start, end: start + found.length, found };
};

test('marks what was found, in its line and paragraph', () => {
  const text = 'قبل ممنوع بعد\nسطر\n\nفقرة ممنوع';
  const last = { start: text.lastIndexOf('ممنوع'), end: text.length, found: 'ممنوع' };
  expect(markPlaces(text, [last, place(text, 'ممنوع')])).toEqual([
    [
      [
        { text: 'قبل ', marked: false },
        { text: 'ممنوع', marked: true },
        { text: ' بعد', marked: false },
      ],
      [{ text: 'سطر', marked: false }],
    ],
    [
      [
        { text: 'فقرة ', marked: false },
        { text: 'ممنوع', marked: true },
      ],
    ],
  ]);
});

test('marks overlapping places once, and across lines in each of them', () => {
  const text = 'ab cd\nef';
  const marked = markPlaces(text, [place(text, 'b cd'), place(text, 'cd\nef')]);
  const words = marked.flat(2).filter((part) => part.marked);
  expect(words.map((part) => part.text)).toEqual(['b cd', 'ef']);
  expect(
    marked
      .flat(2)
      .map((part) => part.text)
      .join(''),
  ).toBe('ab cdef');
});

test('does not mark what was edited away', () => {
  expect(markPlaces('نص جديد', [{ start: 0, end: 4, found: 'كلمة' }])).toEqual([
    [[{ text: 'نص جديد', marked: false }]],
  ]);
});
