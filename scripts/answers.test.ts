import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { mendAnswer } from './answers';

let server: Server;

afterEach(() => server.close());

async function ask(answer: RequestListener): Promise<Response> {
  server = createServer((request, response) => {
    mendAnswer(response, () => response.writeHead(500, { 'Content-Type': 'text/html' }).end('our page'));
    answer(request, response);
  }).listen(0);
  await once(server, 'listening');
  return fetch(`http://localhost:${(server.address() as AddressInfo).port}`, { redirect: 'manual' });
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

test.each([200, 307, 404])('an answer of %i is sent as it is', async (status) => {
  const answer = await ask((_, response) => response.writeHead(status).end('theirs'));
  expect([answer.status, await answer.text()]).toEqual([status, 'theirs']);
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
