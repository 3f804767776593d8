import { expect, test } from 'vitest';
import { RenderThrottle } from './render-throttle';

test('a page that was never rendered is rendered at once', () => {
  expect(new RenderThrottle().delay('k', 0)).toBe(0);
});

test('a page is rendered a quarter of the time, whether it takes more or less', () => {
  const throttle = new RenderThrottle();
  throttle.rendered('k', 1000, 1050);
  expect([1050, 1150, 1200, 5000].map((now) => throttle.delay('k', now))).toEqual([150, 50, 0, 0]);
  throttle.rendered('k', 2000, 2080);
  expect(throttle.delay('k', 2080)).toBe(240);
  expect(throttle.delay('other', 2080)).toBe(0);
});

test('nobody waits longer than a quarter of a second', () => {
  const throttle = new RenderThrottle();
  throttle.rendered('k', 0, 30_000);
  expect(throttle.delay('k', 30_000)).toBe(250);
});

test('pages that were rendered long ago are forgotten', () => {
  const throttle = new RenderThrottle();
  for (let number = 0; number <= 1000; number++) throttle.rendered(`k${number}`, 0, 100);
  expect([throttle.delay('k0', 100), throttle.delay('k1', 100)]).toEqual([0, 250]);
});
