import { expect, test } from 'vitest';
import { InFlight } from './in-flight';

test('whoever waits for what began at a time waits until it has ended, and for nothing else', async () => {
  const inFlight = new InFlight();
  inFlight.start('a', { since: 0, at: 1 });
  inFlight.start('b', { since: 0, at: 2 });
  await inFlight.settled(3);
  let isOver = false;
  const over = inFlight.settled(1).then(() => {
    isOver = true;
  });
  inFlight.end('b');
  await inFlight.settled(2);
  expect(isOver).toBe(false);
  inFlight.end('a');
  await over;
});

test('nobody waits longer than a second for what never ends', async () => {
  const inFlight = new InFlight();
  inFlight.start('a', { since: 0, at: 1 });
  const before = performance.now();
  await inFlight.settled(1);
  expect(performance.now() - before).toBeGreaterThanOrEqual(1000);
});
