import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test, vi } from 'vitest';
import { renderings } from '@/server/cache/in-flight';
import { type PageHandler, passToNext } from './next';
import { MAX_CONCURRENT_POSTS, RequestBody } from './request-body';

vi.mock('@/runtime/client-script', () => ({
  readClientScript: () => ({ integrity: '', first: { integrity: '' }, revisit: { integrity: '' } }),
}));
vi.mock('./error-pages', async (original) => ({
  ...(await original<typeof import('./error-pages')>()),
  // The page itself is built.
  sendBuiltPage: (
    response: ServerResponse,
    status: number,
    _: string,
    page: string,
    failed: { fields: string },
  ) => response.writeHead(status).end(`${page} ${failed.fields}`),
}));

const over = vi.spyOn(renderings, 'settled');

async function serve(work: PageHandler): Promise<{ address: string; stop: () => void }> {
  const server = createServer((request, response) => {
    const of = { url: request.url ?? '', number: '1', body: new RequestBody(request), isPage: true };
    passToNext(request, response, { ...of, nextHandler: work });
  }).listen(0);
  await once(server, 'listening');
  return {
    address: `http://localhost:${(server.address() as AddressInfo).port}`,
    stop: () => void server.close(),
  };
}

test('a form that cannot be read is the fault of whoever sent it', async () => {
  const { address, stop } = await serve(async (request, response) => {
    request.resume();
    await once(request, 'end');
    response.writeHead(500).end();
  });
  const post = async (body: BodyInit, type?: string) => {
    const headers: Record<string, string> = type ? { 'content-type': type } : {};
    const answer = await fetch(address, { method: 'POST', body, headers });
    return [answer.status, await answer.text()];
  };
  expect(await post('x', 'multipart/form-data; boundary=a')).toEqual([400, '_ ']);
  expect(await post('x', 'text/plain')).toEqual([500, 'failure ']);
  expect(await post(new FormData())).toEqual([500, 'failure ']);
  stop();
});

test('when too many forms are worked on the next comes back at once with its text, and readers read', async () => {
  const waiting: (() => void)[] = [];
  const work = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.method === 'GET') return void response.end('page');
    request.resume();
    await once(request, 'end');
    waiting.push(() => response.end('taken'));
  };
  const { address, stop } = await serve(work);
  const post = (text: string) => {
    const body = new FormData();
    body.set('body', text);
    return fetch(address, { method: 'POST', body });
  };
  const taken = Array.from({ length: MAX_CONCURRENT_POSTS }, (_, index) => post(`${index}`));
  await expect.poll(() => waiting.length).toBe(MAX_CONCURRENT_POSTS);

  const refused = await post('نصّي');
  expect([refused.status, await refused.text()]).toEqual([503, expect.stringMatching(/^crowded .*نصّي/s)]);
  expect(await (await fetch(address)).text()).toBe('page');

  for (const answer of waiting) answer();
  expect((await Promise.all(taken)).every(({ ok }) => ok)).toBe(true);
  const next = post('بعد الزحام');
  await expect.poll(() => waiting.length).toBe(MAX_CONCURRENT_POSTS + 1);
  waiting.at(-1)?.();
  expect((await next).status).toBe(200);
  stop();
});

describe('a form that this version does not know', () => {
  const post = async (path: string, body: FormData) => {
    const { address, stop } = await serve(async (request, response) => {
      request.resume();
      await once(request, 'end');
      if (request.method === 'POST') response.setHeader('x-nextjs-action-not-found', '1').writeHead(409);
      response.end();
    });
    const answer = await fetch(address + path, { method: 'POST', body, redirect: 'manual' });
    stop();
    return [answer.status, answer.headers.get('location'), await answer.text()];
  };
  const formOf = (text: string) => {
    const form = new FormData();
    form.set('body', text);
    return form;
  };

  test('comes back with what was written in it', async () => {
    const text = expect.stringMatching(/^failure .*نصّي/s);
    expect(await post('/ar/articles/x', formOf('نصّي'))).toEqual([409, null, text]);
  });

  test('leads to its page where nothing was written, and nowhere else', async () => {
    expect(await post('/en/articles/x?a', formOf(''))).toEqual([303, '/en/articles/x?a', '']);
    expect(await post('//elsewhere.example', formOf(''))).toEqual([409, null, 'failure ']);
  });
});

describe('a page that another had asked for before', () => {
  /** Next, which answers with a page of this time, and then with one that says no time. */
  const ask = async (method: string, at: () => number, body?: FormData) => {
    const urls: (string | undefined)[] = [];
    const { address, stop } = await serve(async (request, response) => {
      urls.push(request.url);
      if (urls.length === 1) response.setHeader('x-maqal-as-of', String(at())).setHeader('x-of', 'the old');
      response.end(`page ${urls.length}`);
    });
    const answer = await fetch(`${address}/ar?a`, { method, body });
    const said = [await answer.text(), answer.headers.get('x-of'), answer.headers.get('x-maqal-as-of'), urls];
    stop();
    return said;
  };
  const before = () => 0;

  test('is asked for again', async () => {
    expect(await ask('GET', before)).toEqual(['page 2', null, null, ['/ar?a', '/ar?a']]);
    expect(await ask('HEAD', before)).toEqual(['', null, null, ['/ar?a', '/ar?a']]);
  });

  test('is taken where it began after the request had come', async () => {
    expect(await ask('GET', () => performance.now())).toEqual(['page 1', 'the old', null, ['/ar?a']]);
  });

  test('is asked for when it has been rendered, and once: what comes then is taken', async () => {
    const { address, stop } = await serve(async (_, response) => {
      response.setHeader('x-maqal-as-of', '1').end(renderings.of('/ar') ? 'old' : 'new');
    });
    renderings.start('/ar', { since: 0, at: 1 });
    const answer = fetch(address);
    await expect.poll(() => over).toHaveBeenCalledWith(1);
    renderings.end('/ar');
    expect(await (await answer).text()).toBe('new');
    stop();
  });

  test('is the answer to a form all the same: nothing is done twice', async () => {
    expect(await ask('POST', before, new FormData())).toEqual(['page 1', 'the old', null, ['/ar?a']]);
    expect((await ask('POST', before))[0], 'no form of ours').toBe('page 2');
  });
});
