import { expect, test } from 'vitest';
import { UnderWay } from './in-flight';

test('whoever waits for what began at a time waits until it has ended, and for nothing else', async () => {
  const underWay = new UnderWay();
  underWay.begin('a', { since: 0, at: 1 });
  underWay.begin('b', { since: 0, at: 2 });
  await underWay.over(3);
  let isOver = false;
  const over = underWay.over(1).then(() => {
    isOver = true;
  });
  underWay.end('b');
  await underWay.over(2);
  expect(isOver).toBe(false);
  underWay.end('a');
  await over;
});

test('nobody waits longer than a second for what never ends', async () => {
  const underWay = new UnderWay();
  underWay.begin('a', { since: 0, at: 1 });
  const before = performance.now();
  await underWay.over(1);
  expect(performance.now() - before).toBeGreaterThanOrEqual(1000);
});
