import { expect, test } from 'vitest';
import { cacheControlOf, isStorable, type PageMark, statusOf } from './page-marks';

test.each<[PageMark[], number, boolean]>([
  [['reader'], 200, true],
  [['reader', 'missing'], 404, false],
  [['reader', 'failure'], 500, false],
  [['reader', 'oversize'], 413, false],
  [['reader', 'private'], 200, false],
  [['reader', 'endless'], 200, false],
  [['reader', 'missing', 'failure'], 500, false],
  [[], 200, true],
])('%j is answered %i, stored: %j', (marks, status, storable) => {
  expect(statusOf(new Set(marks))).toBe(status);
  expect(isStorable(new Set(marks))).toBe(storable);
});

test.each<[PageMark[], string]>([
  [['reader', 'endless'], 'private, no-cache'],
  [['reader', 'private'], 'private, no-store'],
  [['reader', 'private', 'endless'], 'private, no-store'],
  [['reader', 'missing'], 'private, no-store'],
  [['reader', 'failure', 'endless'], 'private, no-store'],
])('%j is not stored, and says %s', (marks, said) => {
  expect(isStorable(new Set(marks))).toBe(false);
  expect(cacheControlOf(new Set(marks))).toBe(said);
});
