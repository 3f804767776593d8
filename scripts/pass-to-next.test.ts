import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test, vi } from 'vitest';
import { POSTS_MOST } from './crowd';
import { passToNext } from './pass-to-next';
import { keepForm } from './posted-form';

vi.mock('./answers', async (original) => ({
  ...(await original<typeof import('./answers')>()),
  // The page itself is built.
  answerWithPage: (
    response: ServerResponse,
    status: number,
    _: string,
    page: string,
    failed: { fields: string },
  ) => response.writeHead(status).end(`${page} ${failed.fields}`),
}));

test('when too many forms are worked on the next comes back at once with its text, and readers read', async () => {
  const waiting: (() => void)[] = [];
  const work = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.method === 'GET') return void response.end('page');
    request.resume();
    await once(request, 'end');
    waiting.push(() => response.end('taken'));
  };
  const server = createServer((request, response) => {
    const of = { url: '/ar/articles/x', number: '1', posted: keepForm(request), isPage: true };
    passToNext(request, response, { ...of, answerByNext: work });
  }).listen(0);
  await once(server, 'listening');
  const address = `http://localhost:${(server.address() as AddressInfo).port}`;
  const post = (text: string) => {
    const body = new FormData();
    body.set('body', text);
    return fetch(address, { method: 'POST', body });
  };
  const taken = Array.from({ length: POSTS_MOST }, (_, index) => post(`${index}`));
  await vi.waitFor(() => expect(waiting).toHaveLength(POSTS_MOST));

  const refused = await post('نصّي');
  expect([refused.status, await refused.text()]).toEqual([503, expect.stringMatching(/^crowded .*نصّي/s)]);
  expect(await (await fetch(address)).text()).toBe('page');

  for (const answer of waiting) answer();
  expect((await Promise.all(taken)).every(({ ok }) => ok)).toBe(true);
  const next = post('بعد الزحام');
  await vi.waitFor(() => expect(waiting).toHaveLength(POSTS_MOST + 1));
  waiting.at(-1)?.();
  expect((await next).status).toBe(200);
  server.close();
});
