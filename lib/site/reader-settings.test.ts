import { expect, test } from 'vitest';
import { toReaderSettings } from './reader-settings';

test('what a reader set is kept', () => {
  const settings = { size: '200', theme: 'sepia', font: 'sans' };
  expect(toReaderSettings(settings)).toEqual(settings);
});

test('how the site comes is nothing set', () => {
  expect(toReaderSettings({ size: '100', theme: 'system', font: 'naskh' })).toEqual({});
});

test.each([
  [null],
  [undefined],
  ['dark'],
  [7],
  [[]],
  [{ theme: 'pink', size: '1000', font: null, other: 'x' }],
  [{ theme: ['dark'], size: 200 }],
])('%j sets nothing', (stored) => {
  expect(toReaderSettings(stored)).toEqual({});
});
