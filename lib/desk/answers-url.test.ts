import { expect, test } from 'vitest';
import { answersPath, answersPathAfter, parseAnswersQuery } from './answers-url';

test('after an act the same page is shown, with what was done', () => {
  const from = answersPath({ all: true, before: 70 });
  expect(answersPathAfter(from, { what: 'answered', id: 9 })).toBe(
    '/desk/answers?all=1&before=70&answered=9',
  );
  expect(answersPathAfter(`${from}&answered=9`, { what: 'proposed', id: 3 })).toBe(
    '/desk/answers?all=1&before=70&proposed=3',
  );
  expect(answersPathAfter('//evil.example/x?before=y', { what: 'answered', id: 9 })).toBe(
    '/desk/answers?answered=9',
  );
  expect(parseAnswersQuery({ before: '70', proposed: '3' })).toEqual({
    all: false,
    before: 70,
    done: { what: 'proposed', id: 3 },
  });
});
