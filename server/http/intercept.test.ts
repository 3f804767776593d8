import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { MockedResponse } from 'next/dist/server/lib/mock-request.js';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { PAGE_CACHE_CONTROL } from '@/lib/http/cache-control';
import { interceptResponse, type Outcome } from './intercept';

let server: Server;

afterEach(() => server.close());

async function ask(answer: RequestListener, init: RequestInit = {}, arrived = 0): Promise<Response> {
  server = createServer((request, response) => {
    const takeOver = interceptResponse(
      response,
      async () => {
        // As what was posted is read first.
        await setImmediate();
        takeOver();
        response.writeHead(500, { 'Content-Type': 'text/html' }).end('our page');
      },
      arrived,
    );
    answer(request, response);
  }).listen(0);
  await once(server, 'listening');
  return fetch(`http://localhost:${(server.address() as AddressInfo).port}`, { redirect: 'manual', ...init });
}

test.each([500, 502, 503])('an answer of %i is replaced, whatever it is made of', async (status) => {
  const answer = await ask((_, response) => {
    response.setHeader('Content-Type', 'text/plain');
    response.statusCode = status;
    response.write('Internal ');
    response.end('Server Error');
  });
  expect([answer.status, await answer.text()]).toEqual([500, 'our page']);
});

test('so is one whose head comes first', async () => {
  const answer = await ask((_, response) => response.writeHead(500).end('Error: body exceeded 1 MB limit'));
  expect(await answer.text()).toBe('our page');
});

test('so is one that is streamed', async () => {
  const answer = await ask((_, response) => {
    response.statusCode = 500;
    response.flushHeaders();
    response.write('half a page');
    response.end();
  });
  expect([answer.status, await answer.text()]).toEqual([500, 'our page']);
});

test('so is one that never ends, and what is said after it is not heard', async () => {
  const answer = await ask((_, response) => {
    response.statusCode = 500;
    response.flushHeaders();
    response.write('half a page');
    response.on('finish', () => {
      response.writeHead(200);
      response.write('and more');
      response.end();
    });
  });
  expect([answer.status, await answer.text()]).toEqual([500, 'our page']);
});

test('so is one that says it does not know the form', async () => {
  const answer = await ask((_, response) => {
    response.setHeader('x-nextjs-action-not-found', '1');
    response.writeHead(409).end('Server action not found.');
  });
  expect([answer.status, await answer.text()]).toEqual([500, 'our page']);
});

test('so is one of an action that has no time for a form', async () => {
  const answer = await ask((_, response) => {
    response.setHeader('Location', '/ar/crowded');
    response.writeHead(303).end();
  });
  expect([answer.status, await answer.text()]).toEqual([500, 'our page']);
});

test.each([200, 307, 404])('an answer of %i is sent as it is', async (status) => {
  const answer = await ask((_, response) => response.writeHead(status).end('theirs'));
  expect([answer.status, await answer.text()]).toEqual([status, 'theirs']);
});

test.each([
  [308, '/ar/crowded'],
  [303, '/en/articles/crowded'],
])('but not one of %i that leads to %s', async (status, to) => {
  const answer = await ask((_, response) =>
    response.setHeader('Location', to).writeHead(status).end('theirs'),
  );
  expect([answer.status, answer.headers.get('location')]).toEqual([status, to]);
});

describe('a page of the page cache', () => {
  const shownUpTo =
    (...times: string[]): RequestListener =>
    (_, response) =>
      response.setHeader('x-maqal-as-of', times).writeHead(200).end('theirs');

  test.each([['4.9'], ['4.9', '4.9']])('of before the request came (%s) is replaced', async (...times) => {
    const answer = await ask(shownUpTo(...times), {}, 5);
    expect([answer.status, await answer.text()]).toEqual([500, 'our page']);
  });

  test('but not before Next has done with the request', async () => {
    let isDone = false;
    const answerInstead = vi.fn((_: Outcome) => expect(isDone).toBe(true));
    const response = new MockedResponse({ resWriter: () => true });
    interceptResponse(response as never, answerInstead, 5);
    response.setHeader('x-maqal-as-of', '4.9');
    response.write('the');
    isDone = true;
    response.end();
    response.end();
    expect(answerInstead).toHaveBeenCalledExactlyOnceWith('outdated');
  });

  test('of then or later is sent, and does not say when it was made', async () => {
    const answer = await ask(shownUpTo('5'), {}, 5);
    expect([answer.status, await answer.text()]).toEqual([200, 'theirs']);
    expect([...answer.headers.keys()].filter((name) => name.startsWith('x-maqal'))).toEqual([]);
  });
});

test('what was said twice is said once', async () => {
  const answer = await ask((_, response) => {
    response.appendHeader('Location', '/ar').appendHeader('Location', '/ar');
    response.appendHeader('Set-Cookie', 'a=1').appendHeader('Set-Cookie', 'b=2');
    response.writeHead(307).end();
  });
  expect(answer.headers.get('location')).toBe('/ar');
  expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
});

test('what Next lets a proxy keep for a while is asked about every second', async () => {
  const copies = async (said: string) =>
    (await ask((_, response) => response.setHeader('Cache-Control', said).end('theirs'))).headers.get(
      'cache-control',
    );
  expect(await copies('s-maxage=60, stale-while-revalidate=3540')).toBe(PAGE_CACHE_CONTROL);
  expect(await copies('private, no-store')).toBe('private, no-store');
});

test('only what a proxy may keep is marked for nginx, behind the words for all proxies', async () => {
  const markOf = async (said: string) => {
    const { headers } = await ask((_, response) => response.setHeader('Cache-Control', said).end('theirs'));
    return headers.get('x-accel-expires');
  };
  expect(await markOf('s-maxage=60, stale-while-revalidate=3540')).toMatch(/^@\d{10}$/);
  for (const other of ['private, no-store', 'public, max-age=86400']) expect(await markOf(other)).toBeNull();
});

describe('whoever has an answer by its tag', () => {
  const tagged: RequestListener = (_, response) => response.setHeader('ETag', '"a"').end('theirs');
  const known = { headers: { 'If-None-Match': 'W/"a"' } };

  test('is told so, without it', async () => {
    const answer = await ask(tagged, known);
    expect([answer.status, await answer.text(), answer.headers.get('etag')]).toEqual([304, '', '"a"']);
  });

  test('gets it when it is another, or the answer to a form', async () => {
    const others = [{}, { headers: { 'If-None-Match': '"b"' } }, { ...known, method: 'POST' }];
    for (const other of others) {
      const answer = await ask(tagged, other);
      expect([answer.status, await answer.text()]).toEqual([200, 'theirs']);
      server.close();
    }
  });
});
