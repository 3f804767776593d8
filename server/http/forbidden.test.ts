import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, test, vi } from 'vitest';
import { decodeRefusal, REFUSAL_HEADER } from '@/lib/desk/refusal';
import { markForbidden } from '@/runtime/refused-acts';
import { withRequestId } from '@/runtime/request-id';
import { refuseCrossSiteAtDesk } from './desk-forms';
import { type PageHandler, passToNext } from './next';
import { RequestBody } from './request-body';

vi.mock('@/runtime/client-script', () => ({
  readClientScript: () => ({ integrity: '', first: { integrity: '' }, revisit: { integrity: '' } }),
}));
vi.mock('./error-pages', () => ({
  sendBuiltPage: (
    response: { writeHead: (status: number) => { end: (text: string) => void } },
    status: number,
    url: string,
    page: string,
    { fields }: { fields?: string },
  ) =>
    response
      .writeHead(status)
      .end(fields === undefined ? 'a page of the reader wing' : `${url} ${page} ${fields}`),
}));

/** Asks a server whose pages and actions refuse everybody, but for the page that says so. */
async function ask(path: string, init: RequestInit = {}, pass = passToNext): Promise<Response> {
  const nextHandler: PageHandler = async (request, response) => {
    if (request.url === '/desk/forbidden') {
      const told = decodeRefusal(String(request.headers[REFUSAL_HEADER]));
      return void response.end(JSON.stringify({ told, cookie: request.headers.cookie, by: request.method }));
    }
    request.resume();
    if (request.method === 'POST') await once(request, 'end');
    markForbidden({ act: 'staff', role: 'author' });
    response.statusCode = 404;
    response.write('what Next makes ');
    response.end('of it');
  };
  const server = createServer((request, response) =>
    withRequestId((number) => {
      const body = new RequestBody(request);
      pass(request, response, { url: request.url ?? '', number, body, isPage: false, nextHandler });
    }),
  ).listen(0);
  await once(server, 'listening');
  const answer = await fetch(`http://localhost:${(server.address() as AddressInfo).port}${path}`, init);
  server.close();
  return answer;
}

test('a page that is refused is answered 403 by the page of refusals, to who asked', async () => {
  const answer = await ask('/desk/staff', { headers: { cookie: 'session=1' } });
  expect(answer.status).toBe(403);
  const told = { act: 'staff', role: 'author', text: '' };
  expect(await answer.json()).toEqual({ told, cookie: 'session=1', by: 'GET' });
});

test('so is a form, with what was written in it', async () => {
  const body = new FormData();
  body.set('text', 'نصّ طويل');
  const answer = await ask('/desk', { method: 'POST', body });
  expect(answer.status).toBe(403);
  expect(await answer.json()).toMatchObject({ told: { text: 'نصّ طويل' }, by: 'GET' });
});

test('React is told in words that its error page reads', async () => {
  const body = new FormData();
  body.set('1_text', 'نصّ طويل');
  const answer = await ask('/desk', { method: 'POST', body, headers: { 'next-action': 'a' } });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([403, 'text/plain']);
  expect(decodeRefusal(await answer.text())).toEqual({ act: 'staff', role: 'author', text: 'نصّ طويل' });
});

test('an action of the desk that is reached past it says nothing of the desk', async () => {
  const answer = await ask('/ar', { method: 'POST', body: new FormData() });
  expect([answer.status, await answer.text()]).toEqual([403, 'a page of the reader wing']);
});

describe('a form that was not sent from the desk', () => {
  const form = (fields: Record<string, string>) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    return body;
  };

  test('comes back as words to copy in the language of the desk, with no way to send it on', async () => {
    const body = form({ id: '7', title: 'عنوان', body: '</textarea><b>نصّ', intent: 'publish' });
    const headers = { cookie: 'desk_language=en' };
    const answer = await ask('/desk/articles/save', { method: 'POST', body, headers }, refuseCrossSiteAtDesk);
    expect(answer.status).toBe(403);
    expect(await answer.text()).toBe(
      '/en desk-cross-site <textarea id="written" readonly dir="auto" rows="8">\nعنوان\n\n&lt;/textarea&gt;&lt;b&gt;نصّ</textarea>',
    );
  });

  test('is told to React in words that its error page reads', async () => {
    const init = { method: 'POST', body: form({ '1_text': 'نصّ' }), headers: { 'next-action': 'a' } };
    const answer = await ask('/desk', init, refuseCrossSiteAtDesk);
    expect(decodeRefusal(await answer.text())).toMatchObject({ act: 'cross-site', text: 'نصّ' });
  });

  test('holds no password', async () => {
    const body = form({ email: 'a@example.org', password: 'secret' });
    const answer = await ask('/desk/sign-in', { method: 'POST', body }, refuseCrossSiteAtDesk);
    expect(await answer.text()).toBe('/ar desk-cross-site ');
  });
});
