import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { PAGE_CACHE_CONTROL } from '@/lib/http/cache-control';
import { serveCached } from './micro-cache';

vi.mock('@/runtime/client-script', () => ({
  readClientScript: () => ({ integrity: '', first: { integrity: '' }, revisit: { integrity: '' } }),
}));

const known = vi.hoisted(() => ({ newest: 1, unseen: 0 }));
vi.mock('@/server/cache/freshness', () => ({
  startedAt: () => ({ since: known.newest, at: performance.now() }),
  readInvalidations: async () => {
    known.newest += known.unseen;
    known.unseen = 0;
  },
}));

let now = 1_000_000;
vi.spyOn(performance, 'now').mockImplementation(() => now);

/** What Next answers, here with the number of the time it was asked; Next is not asked again by what is given again. */
let nextHandler: (response: ServerResponse, time: number) => void;
let asked = 0;

const server = createServer(async (request, response) => {
  if (!(await serveCached(request, response))) nextHandler(response, ++asked);
}).listen(0);
await once(server, 'listening');

beforeEach(() => {
  asked = 0;
  now += 10_000;
  nextHandler = (response, time) => kept(response).end(`صفحة ${time}`);
});

afterEach(() => vi.useRealTimers());
afterAll(() => server.close());

function kept(response: ServerResponse, result = 'HIT'): ServerResponse {
  return response
    .setHeader('x-nextjs-cache', result)
    .setHeader('Cache-Control', PAGE_CACHE_CONTROL)
    .setHeader('ETag', '"1"')
    .setHeader('Vary', 'rsc, Accept-Encoding');
}

function ask(path = '/ar', init: RequestInit = {}): Promise<Response> {
  return fetch(`http://localhost:${(server.address() as AddressInfo).port}${path}`, init);
}

const text = async (path?: string, init?: RequestInit) => (await ask(path, init)).text();

describe('what the page cache had is given again', () => {
  test('whole, with all that was said of it', async () => {
    nextHandler = (response) => {
      kept(response).write('صفحة ');
      response.write(Buffer.from('من '));
      response.end('قطع', 'utf8');
    };
    const [first, second] = [await ask(), await ask()];
    expect(await second.text()).toBe('صفحة من قطع');
    expect(await first.text()).toBe('صفحة من قطع');
    for (const name of ['cache-control', 'etag', 'vary', 'x-nextjs-cache'])
      expect(second.headers.get(name)).toBe(first.headers.get(name));
    expect(asked).toBe(1);
  });

  test('for a second', async () => {
    await text();
    now += 999;
    expect(await text()).toBe('صفحة 1');
    now += 1;
    expect(await text()).toBe('صفحة 2');
  });

  test('and not once more after a change, also one that this process has not seen', async () => {
    await text();
    known.unseen = 1;
    expect(await text()).toBe('صفحة 2');
    expect(await text()).toBe('صفحة 2');
  });

  test('with a mark for the copy of a proxy that counts from now', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 5_000 });
    await text();
    vi.setSystemTime(5_900);
    expect((await ask()).headers.get('x-accel-expires')).toBe('@5');
    vi.setSystemTime(6_100);
    expect((await ask()).headers.get('x-accel-expires')).toBe('@6');
  });

  test('as 304 to who has it, and without its body to who asks for the head', async () => {
    await text();
    const known = await ask('/ar', { headers: { 'If-None-Match': '"1"' } });
    expect([known.status, await known.text()]).toEqual([304, '']);
    const head = await ask('/ar', { method: 'HEAD' });
    expect([head.headers.get('content-length'), await head.text()]).toEqual(['10', '']);
    expect(asked).toBe(1);
  });
});

describe('Next is asked', () => {
  test.each(['STALE', 'MISS'])('again after what the page cache calls %s', async (result) => {
    nextHandler = (response, time) => kept(response, result).end(`${time}`);
    expect([await text(), await text()]).toEqual(['1', '2']);
  });

  test('again after what it had under another status', async () => {
    nextHandler = (response, time) => kept(response).writeHead(404).end(`${time}`);
    expect([await text(), await text()]).toEqual(['1', '2']);
  });

  test('by whoever asks otherwise: for another page, in another compression, for flight data', async () => {
    await text();
    expect(await text('/en')).toBe('صفحة 2');
    expect(await text('/ar', { headers: { 'Accept-Encoding': 'identity' } })).toBe('صفحة 3');
    expect(await text('/ar', { headers: { RSC: '1' } })).toBe('صفحة 4');
  });

  test('whenever it answers differently by something that is not known here', async () => {
    nextHandler = (response, time) => kept(response).setHeader('Vary', 'Cookie').end(`${time}`);
    expect([await text(), await text()]).toEqual(['1', '2']);
  });

  test('to do whatever is posted', async () => {
    await text();
    expect(await text('/ar', { method: 'POST' })).toBe('صفحة 2');
    expect(await text()).toBe('صفحة 1');
  });

  test('for the page that came first, where there are too many', async () => {
    for (let page = 0; page <= 100; page++) await text(`/ar/page/${page}`);
    expect(await text('/ar/page/1')).toBe('صفحة 2');
    expect(await text('/ar/page/0')).toBe('صفحة 102');
  });
});
