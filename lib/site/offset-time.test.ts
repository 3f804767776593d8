import { expect, test } from 'vitest';
import { offsetTime } from './offset-time';

test('a time is told with the offset its zone had then', () => {
  const at = new Date('2026-07-01T06:00:00.123Z');
  expect(offsetTime(at, 'Asia/Riyadh')).toBe('2026-07-01T09:00:00+03:00');
  expect(offsetTime(at, 'UTC')).toBe('2026-07-01T06:00:00+00:00');
  expect(offsetTime(at, 'Africa/Casablanca')).toBe('2026-07-01T07:00:00+01:00');
  expect(offsetTime(at, 'America/St_Johns')).toBe('2026-07-01T03:30:00-02:30');
  expect(offsetTime(new Date('2026-01-01T00:00:00Z'), 'Europe/Paris')).toBe('2026-01-01T01:00:00+01:00');
});

test('it is the same point in time, also across midnight and the turn of a year', () => {
  for (const time of ['2025-12-31T22:30:00Z', '2026-01-01T00:00:00Z', '2024-02-29T23:59:59Z']) {
    expect(new Date(offsetTime(new Date(time), 'Asia/Riyadh')).getTime()).toBe(new Date(time).getTime());
  }
});
