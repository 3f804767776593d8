/** Limits counted by all processes of a site together in Redis, and by each alone without it. */
import { afterAll, expect, test, vi } from 'vitest';
import { forgetPerProcess } from '@/runtime/per-process';
import { dataFolder } from '@/runtime/settings';
import { site } from '@/site.config';
import { startRedis } from '@/test/servers/sqld-and-redis';

const { address, thread } = site.comments.rates;

const server = await startRedis(dataFolder);
process.env.REDIS_URL = server.url;

afterAll(() => server.kill());

/** A process that has just started, and is connected. */
async function startProcess() {
  vi.resetModules();
  forgetPerProcess('redis');
  const { redis } = await import('./redis');
  await vi.waitUntil(() => redis?.isReady, { timeout: 5_000 });
  return import('./rate-limit');
}

test('two processes count the comments of an address and of a thread together, and give back together', async () => {
  const [one, other] = [await startProcess(), await startProcess()];
  for (let sent = 0; sent < address.comments; sent += 1)
    expect(await (sent % 2 ? one : other).consumeRateLimit('203.0.113.1', 1)).toBe(0);
  expect(await one.consumeRateLimit('203.0.113.1', 1)).toBeGreaterThan(0);
  expect(await other.consumeRateLimit('203.0.113.1', 2)).toBeGreaterThan(0);

  for (let sent = 0; sent < thread.comments; sent += 1)
    expect(await (sent % 2 ? one : other).consumeRateLimit(`198.51.${sent >> 8}.${sent & 255}`, 3)).toBe(0);
  expect(await one.consumeRateLimit('203.0.113.2', 3)).toBe('crowd');
  // Who came in vain is counted, too.
  for (const from of ['198.51.0.0', '198.51.0.1']) await other.refundRateLimit(from, 3);
  expect(await one.consumeRateLimit('203.0.113.2', 3)).toBe(0);
});

test('a Redis that hangs or is gone refuses nobody, and each counts alone until it is back', async () => {
  const { consumeRateLimit } = await startProcess();
  const fill = async (from: string, by = { consumeRateLimit }) => {
    const { consumeRateLimit } = by;
    for (let sent = 0; sent < address.comments; sent += 1) expect(await consumeRateLimit(from, 4)).toBe(0);
    expect(await consumeRateLimit(from, 4)).toBeGreaterThan(0);
  };
  await server.hang();
  const before = performance.now();
  await fill('203.0.113.3');
  expect(performance.now() - before, 'asked once, not for each').toBeLessThan(2_000);
  server.goOn();
  await server.kill();
  await fill('203.0.113.4');
  await server.start();
  const [one, other] = [await startProcess(), await startProcess()];
  await fill('203.0.113.5', one);
  expect(await other.consumeRateLimit('203.0.113.5', 4)).toBeGreaterThan(0);
});
