import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { fetchPicture } from './fetch';

const PNG = Buffer.from('89504e470d0a1a0a0000', 'hex');
const here = { privateAddresses: true };
const publicOnly = { privateAddresses: false };

let server: Server;
let site = '';
let answer: (response: ServerResponse, path: string) => void;
let asked = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    asked += 1;
    answer(response, request.url ?? '');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

beforeEach(() => {
  asked = 0;
  answer = (response) => response.end(PNG);
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

test('a picture is told by its bytes, not by its name', async () => {
  expect(await fetchPicture(`${site}/a.txt`, here)).toEqual(PNG);
  answer = (response) => response.writeHead(200, { 'Content-Type': 'image/png' }).end('<svg/>');
  await expect(fetchPicture(`${site}/a.png`, here)).rejects.toThrow('is no picture');
});

test('redirects are followed, a few', async () => {
  answer = (response, path) =>
    path === '/b' ? response.end(PNG) : response.writeHead(302, { Location: '/b' }).end();
  expect(await fetchPicture(`${site}/a`, here)).toEqual(PNG);
  answer = (response) => response.writeHead(301, { Location: '/again' }).end();
  await expect(fetchPicture(`${site}/a`, here)).rejects.toThrow('more than 5 times');
});

test('a private address is not asked: numeric, named, or what a redirect leads to', async () => {
  const { port } = new URL(site);
  for (const address of [
    site,
    `http://localhost:${port}`,
    `http://[::ffff:127.0.0.1]:${port}`,
    `http://0x7f.1:${port}`,
  ])
    await expect(fetchPicture(`${address}/a.png`, publicOnly), address).rejects.toThrow('private address');
  expect(asked).toBe(0);
});

test('only the web is asked', async () => {
  answer = (response) => response.writeHead(302, { Location: 'file:///etc/passwd' }).end();
  await expect(fetchPicture(`${site}/a`, here)).rejects.toThrow('of the kind file:');
  await expect(fetchPicture('//', here)).rejects.toThrow('its address is none');
});

test('what is too large is not read to its end', async () => {
  answer = (response) => response.writeHead(200, { 'Content-Length': 99_000_000 }).write('x');
  await expect(fetchPicture(`${site}/a`, here)).rejects.toThrow('larger than 30 MB');
  answer = (response) => {
    const endless = () => response.write(Buffer.alloc(1_000_000), (error) => error ?? endless());
    endless();
  };
  await expect(fetchPicture(`${site}/a`, here)).rejects.toThrow('larger than 30 MB');
});

test('what is not there, or breaks off, says so', async () => {
  answer = (response) => response.writeHead(404).end();
  await expect(fetchPicture(`${site}/a`, here)).rejects.toThrow('answers 404');
  answer = (response) => {
    response.writeHead(200, { 'Content-Length': 100 }).write(PNG);
    response.socket?.destroy();
  };
  await expect(fetchPicture(`${site}/a`, here)).rejects.toThrow(/breaks off|cannot be reached/);
});
