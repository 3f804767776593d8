import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { client } from '@/db/core/client';
import { migrate } from '@/db/migrate';
import { settings } from '@/runtime/settings';
import { isHealthDetail, sendHealth } from './health';

const TOKEN = 'a-token-of-enough-characters-for-us';
let address = '';

beforeAll(async () => {
  await migrate();
  const server = createServer((request, response) =>
    isHealthDetail(request) ? void sendHealth(request, response) : void response.writeHead(418).end(),
  );
  await once(server.listen(0, '127.0.0.1'), 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return () => server.close();
});

afterEach(() => {
  vi.restoreAllMocks();
  Object.assign(settings, { METRICS_TOKEN: undefined });
});

const ask = (headers: Record<string, string> = {}, path = '/healthz?detail') =>
  fetch(address + path, { headers });
/** Passed on by a proxy: nobody of this machine. */
const stranger = { 'x-forwarded-for': '203.0.113.7' };

test('a monitor with the token reads the state, each check and the facts', async () => {
  Object.assign(settings, { METRICS_TOKEN: TOKEN });
  const answer = await ask({ ...stranger, authorization: `Bearer ${TOKEN}` });
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const { state, checks, facts } = await answer.json();
  expect(['pass', 'warn', 'fail']).toContain(state);
  expect(checks.map(({ name }: { name: string }) => name)).toContain('backups');
  expect(facts.version.migrationsApplied).toBe(facts.version.migrationsKnown);
  expect(facts.disk.free).toBeGreaterThan(0);
});

test('a stranger is asked for the token, or told that there is nothing', async () => {
  expect((await ask(stranger)).status).toBe(404);
  Object.assign(settings, { METRICS_TOKEN: TOKEN });
  const refused = await ask({ ...stranger, authorization: 'Bearer wrong' });
  expect([refused.status, await refused.text()]).toEqual([401, '']);
});

test('without the database it is 503, and says so', async () => {
  vi.spyOn(client, 'execute').mockRejectedValue(new Error('gone'));
  const answer = await ask();
  expect(answer.status).toBe(503);
  expect((await answer.json()).checks[0]).toMatchObject({ name: 'database', state: 'fail' });
});

test('/healthz itself, and what is no reading, are not its own', async () => {
  for (const path of ['/healthz', '/healthz?details', '/ar?detail'])
    expect((await ask({}, path)).status).toBe(418);
});
