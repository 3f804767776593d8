import { AsyncLocalStorage } from 'node:async_hooks';
import { describe, expect, test, vi } from 'vitest';
import { site } from '@/site.config';
import { consumeRateLimit, refundRateLimit } from './rate-limit';

const { address, thread } = site.comments.rates;

/** Sends so many comments and gives how long each was told to wait. */
async function send(
  number: number,
  from: (index: number) => string,
  articleId: number,
): Promise<(number | 'crowd')[]> {
  const waits: (number | 'crowd')[] = [];
  for (let index = 0; index < number; index++) waits.push(await consumeRateLimit(from(index), articleId));
  return waits;
}

test('no timer of a count belongs to a request, all of which it would keep for minutes', async () => {
  const requests = new AsyncLocalStorage<string>();
  const owners: unknown[] = [];
  const { setTimeout } = globalThis;
  vi.stubGlobal('setTimeout', (...call: Parameters<typeof setTimeout>) => {
    owners.push(requests.getStore());
    return setTimeout(...call);
  });
  await requests.run('a request', () => consumeRateLimit('203.0.113.8', 8));
  vi.unstubAllGlobals();
  expect(owners).toEqual([undefined, undefined]);
});

describe('comments are limited', () => {
  test('by address, with the minutes to wait', async () => {
    const waits = await send(address.comments + 1, () => '203.0.113.1', 1);
    expect(waits.slice(0, -1).every((wait) => wait === 0)).toBe(true);
    expect(waits.at(-1)).toBe(address.minutes);
  });

  test('by network, where addresses come by the million', async () => {
    const waits = await send(address.comments + 1, (index) => `2001:db8:1:1::${index}`, 2);
    expect(waits.at(-1)).toBeGreaterThan(0);
    expect(await consumeRateLimit('2001:db8:1:2::1', 2)).toBe(0);
  });

  test('by thread, and nobody fills a thread from one address', async () => {
    await send(thread.comments * 2, () => '203.0.113.2', 3);
    expect(await consumeRateLimit('203.0.113.3', 3)).toBe(0);
    const waits = await send(thread.comments + 1, (index) => `198.51.${index >> 8}.${index & 255}`, 4);
    expect(waits.slice(0, -1).every((wait) => wait === 0)).toBe(true);
    expect(waits.at(-1)).toBe('crowd');
  });

  test('by thread, without counting against those who came in vain', async () => {
    await send(thread.comments, (index) => `198.51.${index >> 8}.${index & 255}`, 6);
    expect(new Set(await send(address.comments * 2, () => '203.0.113.6', 6))).toEqual(new Set(['crowd']));
    expect(await consumeRateLimit('203.0.113.6', 7)).toBe(0);
  });

  test('but not by those that could not be stored', async () => {
    for (let turn = 0; turn < address.comments * 2; turn++) {
      expect(await consumeRateLimit('203.0.113.5', 5)).toBe(0);
      await refundRateLimit('203.0.113.5', 5);
    }
  });
});
