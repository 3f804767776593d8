/** Who sends slowly to the server itself, with no nginx before it that waits for them. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshSite } from '@/test/built-site';
import { fillIn, openForm, send } from '@/test/commenter';
import { readWhole } from '@/test/reader';
import { Site } from '@/test/site';

/** Connections that are held open; a reader's browser opens six. */
const CONNECTIONS = 200;

/** The server's timeout for a whole request (server/http/main.ts), and a little more. */
const MAX_WAIT_MS = 75_000;

const site = new Site(freshSite('slow', 3));
let pages: string[];

beforeAll(async () => {
  pages = await site.publish('slow', 1);
  await site.start();
});

afterAll(() => site.stop());

/** Begins a form and sends a letter of it each second; gives what is answered until the server closes the line. */
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
