import { expect, test } from 'vitest';
import { clockTime, dayOf, momentOfClock, offsetTime, startOfDay } from './offset-time';

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

test.each([
  ['Asia/Riyadh', '2026-04-24', '2026-04-23T21:00:00.000Z'],
  // Clocks go from 0:00 to 1:00.
  ['Africa/Cairo', '2026-04-24', '2026-04-23T22:00:00.000Z'],
  ['Asia/Beirut', '2026-03-29', '2026-03-28T22:00:00.000Z'],
  // And back, from 24:00 to 23:00 of the same day.
  ['Africa/Cairo', '2026-10-30', '2026-10-29T22:00:00.000Z'],
  ['America/Santiago', '2026-04-05', '2026-04-05T04:00:00.000Z'],
  ['America/Santiago', '2026-09-06', '2026-09-06T04:00:00.000Z'],
  // From 1:00 to 0:00: the first midnight of two.
  ['America/Havana', '2026-11-01', '2026-11-01T04:00:00.000Z'],
  ['America/Havana', '2026-11-02', '2026-11-02T05:00:00.000Z'],
  ['Pacific/Kiritimati', '2026-01-01', '2025-12-31T10:00:00.000Z'],
  ['Pacific/Pago_Pago', '2026-01-01', '2026-01-01T11:00:00.000Z'],
  ['Africa/Casablanca', '2026-03-22', '2026-03-22T00:00:00.000Z'],
])('in %s %s begins at %s', (zone, date, start) => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  expect(startOfDay(zone, year, month, day).toISOString()).toBe(start);
});

test('the days of a year follow each other without a gap, each with its own date, in zones that change at midnight', () => {
  for (const zone of ['Africa/Cairo', 'Asia/Beirut', 'America/Santiago', 'America/Havana', 'Asia/Riyadh']) {
    let at = startOfDay(zone, 2026, 1, 1);
    for (let day = 1; day <= 365; day += 1) {
      const [start, end] = dayOf(at, zone);
      expect(start, `${zone} ${day}`).toEqual(at);
      expect(clockTime(start, zone).slice(0, 10)).toBe(
        new Date(Date.UTC(2026, 0, day)).toISOString().slice(0, 10),
      );
      at = end;
    }
    expect(at).toEqual(startOfDay(zone, 2027, 1, 1));
  }
});

test('what a clock shows is the moment at which it shows it', () => {
  const shown = momentOfClock('Africa/Cairo', new Date('2026-04-24T09:00:00Z'));
  expect(clockTime(shown, 'Africa/Cairo')).toBe('2026-04-24T09:00');
});
