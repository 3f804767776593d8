import { expect, test } from 'vitest';
import { logPath, parseLogFilter } from './log-url';

const ACTIONS = ['publish', 'refuse'] as const;

test.each([
  [{}, {}],
  [
    { action: 'refuse', by: 'm1' },
    { action: 'refuse', actor: 'm1' },
  ],
  [{ action: 'erase', by: '' }, {}],
  [{ action: ['refuse'], by: ['m1'] }, {}],
])('the query %j narrows the log to %j', (params, filter) => {
  expect(parseLogFilter(params, ACTIONS)).toEqual(filter);
});

test('the path of the log keeps what it is narrowed to from page to page', () => {
  expect(logPath({})).toBe('/desk/log');
  expect(logPath({ action: 'refuse', actor: 'm1' }, 7)).toBe('/desk/log?action=refuse&by=m1&before=7');
});
