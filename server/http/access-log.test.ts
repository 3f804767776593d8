import { once } from 'node:events';
import { request as ask, createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { log } from '@/runtime/log';
import { metrics } from '@/runtime/metrics';
import { logRequest } from './access-log';

let server: Server;
const lines: Record<string, unknown>[] = [];

beforeEach(() => {
  lines.length = 0;
  vi.spyOn(log, 'info').mockImplementation((line: unknown) => lines.push(line as (typeof lines)[0]));
  vi.spyOn(log, 'debug').mockImplementation(() => {});
  metrics.registry.resetMetrics();
});

afterEach(() => server.close());

/** Sends one request to a server that is watched; ends when its line is written. */
async function send(
  answer: RequestListener,
  path: string,
  headers: Record<string, string> = {},
): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server = createServer((request, response) => {
      logRequest(request, response, request.url ?? '');
      response.once('close', resolve);
      answer(request, response);
    }).listen(0);
  });
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const sent = ask({ port, path, headers });
  sent.on('response', (response) => response.resume()).on('error', () => {});
  sent.end();
  await closed;
}

test('a request is one line, without who sent it, with what, and what they asked', async () => {
  const headers = { 'User-Agent': 'Phone of Salim', Referer: 'http://x/secret', Cookie: 'a=secret' };
  const answer: RequestListener = (_, response) => {
    response.setHeader('x-nextjs-cache', 'HIT').end('x'.repeat(1000));
  };
  await send(answer, '/ar/articles/slug?q=secret', headers);
  expect(lines).toEqual([
    {
      event: 'request',
      method: 'GET',
      route: '/[locale]/articles/[slug]',
      path: '/ar/articles/slug',
      status: 200,
      ms: expect.any(Number),
      bytes: expect.any(Number),
      cache: 'hit',
    },
  ]);
  expect(lines[0]?.bytes).toBeGreaterThan(1000);
});

test('it is counted by its kind, whatever its address', async () => {
  const answer: RequestListener = (_, response) => {
    response.setHeader('x-nextjs-cache', 'MISS').writeHead(404).end();
  };
  await send(answer, '/ar/articles/one');
  server.close();
  await send(answer, '/ar/articles/two');
  const text = await metrics.registry.metrics();
  expect(text).toContain('maqal_requests_total{route="/[locale]/articles/[slug]",status="404"} 2');
  expect(text).toContain('maqal_page_cache_total{result="miss"} 2');
  expect(text).toContain('maqal_request_seconds_count{route="/[locale]/articles/[slug]",cache="miss"} 2');
});

test('one whose caller goes away is logged too', async () => {
  await send((request) => request.socket.destroy(), '/ar');
  expect(lines).toMatchObject([{ route: '/[locale]', cut: true }]);
});

test('machines that look after the server fill no log', async () => {
  await send((_, response) => response.end(), '/healthz');
  expect(lines).toEqual([]);
  expect(log.debug).toHaveBeenCalledOnce();
});
