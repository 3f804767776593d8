import { EventEmitter, once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  request,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { ConcurrencyLimit, MAX_CONCURRENT_POSTS, RequestBody } from './request-body';

const LIMIT = 1000;

let server: Server;

afterEach(() => server?.close());

/** What a server with this limit answers, and what the one who reads the body got of it. */
async function send(chunks: string[], headers: Record<string, string | number>, delay = 0) {
  const got: string[] = [];
  const listener: RequestListener = async (incoming, response) => {
    const refuse = () => response.writeHead(413).end('too large');
    const received = new RequestBody(incoming, LIMIT);
    // As old addresses are looked up first.
    if (delay) await setTimeout(delay);
    if (!received.limit(refuse)) return;
    let body = '';
    incoming.on('data', (chunk) => {
      body += chunk;
    });
    incoming.on('end', () => {
      got.push(`all ${body.length}`);
      response.end('taken');
    });
    incoming.on('error', () => got.push('broken'));
  };
  server = createServer(listener).listen(0);
  const { port } = server.address() as AddressInfo;
  const outgoing = request({ port, method: 'POST', headers });
  for (const chunk of chunks) outgoing.write(chunk);
  outgoing.end();
  const [answer] = await once(outgoing, 'response');
  let body = '';
  for await (const chunk of answer) body += chunk;
  return { status: answer.statusCode, body, got };
}

const CHUNKED = { 'Transfer-Encoding': 'chunked' };

test('a body within the limit is taken whole, declared or not', async () => {
  expect(await send(['x'.repeat(LIMIT)], { 'Content-Length': LIMIT })).toMatchObject({
    status: 200,
    got: [`all ${LIMIT}`],
  });
  server.close();
  expect(await send(['x'.repeat(400), 'x'.repeat(600)], CHUNKED)).toMatchObject({
    status: 200,
    got: [`all ${LIMIT}`],
  });
});

test('a body that is declared too large is refused, and nobody reads it', async () => {
  const large = 'x'.repeat(1_000_000);
  expect(await send([large], { 'Content-Length': large.length })).toEqual({
    status: 413,
    body: 'too large',
    got: [],
  });
});

test('a body that turns out too large is refused, and never seems to end', async () => {
  const answer = await send(
    Array.from({ length: 50 }, () => 'x'.repeat(900)),
    CHUNKED,
  );
  expect(answer).toMatchObject({ status: 413, body: 'too large' });
  expect(answer.got).not.toContainEqual(expect.stringContaining('all'));
});

test('what came before anybody read the body counts too', async () => {
  const chunks = ['x'.repeat(900), 'x'.repeat(900)];
  expect(await send(chunks, CHUNKED, 50)).toEqual({ status: 413, body: 'too large', got: [] });
});

function added(limit: ConcurrencyLimit, number: number, complete: boolean): EventEmitter[] {
  return Array.from({ length: number }, () => {
    const response = new EventEmitter();
    limit.add({ complete } as IncomingMessage, response as unknown as ServerResponse);
    return response;
  });
}

test('so many forms are worked on, and the next when one of them is answered', () => {
  const limit = new ConcurrencyLimit();
  const [first] = added(limit, MAX_CONCURRENT_POSTS - 1, true);
  expect(limit.isFull()).toBe(false);
  added(limit, 1, true);
  expect(limit.isFull()).toBe(true);
  first?.emit('close');
  expect(limit.isFull()).toBe(false);
});

test('who sends slowly keeps nobody out', () => {
  const limit = new ConcurrencyLimit();
  added(limit, 10 * MAX_CONCURRENT_POSTS, false);
  expect(limit.isFull()).toBe(false);
});

test('the fields of an upload that is too large come back whole, with the name of its file', async () => {
  let kept: FormData | null = null;
  server = createServer((incoming, response) => {
    const body = new RequestBody(incoming, LIMIT);
    body.raiseLimit(2 * LIMIT);
    const refuse = () => {
      void body.returnable().then((fields) => {
        kept = fields;
        response.writeHead(413).end();
      });
      return response;
    };
    if (body.limit(refuse)) incoming.resume();
  }).listen(0);
  const form = new FormData();
  form.set('title', 'عنوان');
  form.set('body', 'نص\r\n\r\nثان');
  form.set('picture', new Blob(['x'.repeat(5 * LIMIT)]), 'large.jpg');
  form.set('topics', 'علوم');
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://localhost:${port}`, { method: 'POST', body: form });
  expect(answer.status).toBe(413);
  expect([...(kept ?? new FormData())]).toEqual([
    ['title', 'عنوان'],
    ['body', 'نص\r\n\r\nثان'],
    ['picture', expect.objectContaining({ name: 'large.jpg' })],
    ['topics', 'علوم'],
  ]);
});
