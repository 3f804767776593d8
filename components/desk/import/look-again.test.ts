import { afterEach, expect, test, vi } from 'vitest';
import { lookAgain } from './look-again';

afterEach(() => {
  vi.unstubAllGlobals();
});

test.each([
  ['answers', async () => new Response('', { status: 200 }), 1],
  ['says that it is not there, as a proxy does', async () => new Response('', { status: 502 }), 0],
  ['does not answer', () => Promise.reject(new TypeError('fetch failed')), 0],
])('a page is refreshed if the server %s', async (_, answer, times) => {
  vi.stubGlobal('fetch', answer);
  const refresh = vi.fn();
  await lookAgain(refresh);
  expect(refresh).toHaveBeenCalledTimes(times);
});
