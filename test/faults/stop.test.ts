import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { builtSite } from '@/test/built-site';
import { fillIn, openForm, type Sent, storedAs, storm } from '@/test/commenter';
import { Site } from '@/test/site';

/** Concurrent clients of each kind. */
const CLIENTS = 8;

/** Shutdown timeout of systemd and Docker at their shortest: what runs longer is killed. */
const MAX_STOP_MS = 10_000;

// Started by `npm start`, on the database it was built with.
const site = new Site(builtSite());
let pages: string[];

beforeEach(async () => {
  pages = await site.publish('stop', 10);
  site.run('scripts/start.mjs');
  await site.answers();
});

afterEach(() => site.stop('SIGKILL'));

/** Reads pages until connections are refused; returns the requests that were accepted and not answered. */
async function readOn(page: string): Promise<string[]> {
  for (;;) {
    try {
      await (await fetch(site.address + page)).text();
    } catch (error) {
      const { code } = (error as { cause: NodeJS.ErrnoException }).cause;
      return code === 'ECONNREFUSED' ? [] : [`${page}: ${code}`];
    }
  }
}

test('told to stop under load, it drops no request that it had taken, and ends with 0', async () => {
  const writing = await storm(site, pages, CLIENTS);
  const reading = Array.from({ length: CLIENTS }, (_, index) => readOn(pages[index % pages.length] ?? ''));
  await writing.reached(CLIENTS * 4);
  const told = performance.now();
  expect(await site.stop()).toBe(0);
  expect(performance.now() - told, 'in ms').toBeLessThan(MAX_STOP_MS);
  await writing.stop();
  expect((await Promise.all(reading)).flat()).toEqual([]);
  expect(writing.failures.filter((code) => code !== 'ECONNREFUSED')).toEqual([]);
  for (const sent of writing.acknowledged) expect(await storedAs(site, sent), sent.email).toHaveLength(1);
});

test('requests under way are answered, though they are slow; nobody else is let in', async () => {
  const [page = ''] = pages;
  const slow = await openPost(fillIn(page, await openForm(site, page)));
  const idle = await ask(`GET ${page} HTTP/1.1\r\nHost: localhost\r\n\r\n`, '</html>');
  const stopped = site.stop();
  await refused();
  slow.socket.write(slow.rest);
  const [answer] = await Promise.all([toEnd(slow.socket), toEnd(idle)]);
  expect(answer).toMatch(/^HTTP\/1\.1 303 /);
  expect(answer).toMatch(/^connection: close\r$/im);
  expect(await stopped).toBe(0);
});

/** Sends half of a comment form, and waits until the server has read it; returns the other half. */
async function openPost({ page, form }: Sent): Promise<{ socket: Socket; rest: Buffer }> {
  const request = new Request(site.address, { method: 'POST', body: form });
  const body = Buffer.from(await request.arrayBuffer());
  const head = [
    `POST ${page} HTTP/1.1`,
    `Host: ${new URL(site.address).host}`,
    `Origin: ${site.address}`,
    `Content-Type: ${request.headers.get('content-type')}`,
    `Content-Length: ${body.length}`,
    'Expect: 100-continue',
  ];
  const socket = await ask(`${head.join('\r\n')}\r\n\r\n`, '100 Continue\r\n\r\n');
  socket.write(body.subarray(0, 500));
  return { socket, rest: body.subarray(500) };
}

/** Opens a connection, sends a request, and waits for this part of the response. */
async function ask(request: string, until: string): Promise<Socket> {
  const socket = connect(Number(new URL(site.address).port), 'localhost');
  socket.write(request);
  for (let answer = ''; !answer.includes(until); ) answer += (await once(socket, 'data'))[0];
  return socket;
}

async function toEnd(socket: Socket): Promise<string> {
  let answer = '';
  for await (const chunk of socket) answer += chunk;
  return answer;
}

/** Waits until connections are refused. */
async function refused(): Promise<void> {
  for (;;) {
    const socket = connect(Number(new URL(site.address).port), 'localhost');
    const opened = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (!opened) return;
  }
}
