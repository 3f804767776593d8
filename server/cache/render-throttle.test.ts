import { expect, test } from 'vitest';
import { Pace } from './render-throttle';

test('a page that was never rendered is rendered at once', () => {
  expect(new Pace().pause('k', 0)).toBe(0);
});

test('a page is rendered a quarter of the time, whether it takes more or less', () => {
  const pace = new Pace();
  pace.rendered('k', 1000, 1050);
  expect([1050, 1150, 1200, 5000].map((now) => pace.pause('k', now))).toEqual([150, 50, 0, 0]);
  pace.rendered('k', 2000, 2080);
  expect(pace.pause('k', 2080)).toBe(240);
  expect(pace.pause('other', 2080)).toBe(0);
});

test('nobody waits longer than a quarter of a second', () => {
  const pace = new Pace();
  pace.rendered('k', 0, 30_000);
  expect(pace.pause('k', 30_000)).toBe(250);
});

test('pages that were rendered long ago are forgotten', () => {
  const pace = new Pace();
  for (let number = 0; number <= 1000; number++) pace.rendered(`k${number}`, 0, 100);
  expect([pace.pause('k0', 100), pace.pause('k1', 100)]).toEqual([0, 250]);
});
