/** Slow clients (slowloris) against the server itself, without nginx to buffer their requests. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshSite } from '@/test/built-site';
import { fillIn, openForm, send } from '@/test/commenter';
import { readWhole } from '@/test/reader';
import { Site } from '@/test/site';

/** Slow connections; a browser opens up to six. */
const CONNECTIONS = 200;

/** Request timeout of the server (server/http/main.ts), and some slack. */
const MAX_WAIT_MS = 75_000;

const site = new Site(freshSite('slow', 3));
let pages: string[];

beforeAll(async () => {
  pages = await site.publish('slow', 1);
  await site.start();
});

afterAll(() => site.stop());

/** Posts a form one byte a second; returns the response until the server closes the connection. */
async function dripForm(page: string): Promise<string> {
  const socket = connect(site.port, 'localhost');
  let answer = '';
  socket.setEncoding('latin1').on('data', (part) => (answer += part));
  socket.on('error', () => {});
  const head = `POST ${page} HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=x\r\n`;
  socket.write(`${head}Content-Length: 10000\r\n\r\n--x\r\n`);
  const drip = setInterval(() => socket.write('a'), 1000);
  await once(socket, 'close');
  clearInterval(drip);
  return answer;
}

test('forms that never end are let go of, and keep nobody from reading and writing meanwhile', async () => {
  const [page = ''] = pages;
  const begun = performance.now();
  const dripping = Promise.all(Array.from({ length: CONNECTIONS }, () => dripForm(page)));
  expect(await readWhole(site, page)).toBe(200);
  expect(await send(site, fillIn(page, await openForm(site, page)))).not.toBeNull();
  const answers = new Set((await dripping).map((answer) => answer.split('\r\n')[0]));
  expect(performance.now() - begun, 'in ms').toBeLessThan(MAX_WAIT_MS);
  expect([...answers]).toEqual([expect.stringMatching(/^HTTP\/1\.1 408 /)]);
});
