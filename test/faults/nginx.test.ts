/** The site behind nginx: what readers get while it is up, down and restarted. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { IMMUTABLE } from '@/lib/http/cache-control';
import { MAX_BODY_BYTES } from '@/server/http/request-body';
import { freshSite, portsFor } from '@/test/built-site';
import { fillIn, openForm, send } from '@/test/commenter';
import { readWhole } from '@/test/reader';
import { startNginx, writeConfig } from '@/test/servers/nginx';
import { Site } from '@/test/site';

/** Maximum staleness: a published comment is visible within this time (docs/0008-headers.md). */
const MAX_STALE_MS = 2000;

const READERS = 16;

const ports = portsFor(6);
const place = freshSite('nginx', 6);
const site = new Site({ ...place, address: `http://localhost:${ports.site}` });
const app = `http://localhost:${ports.app}`;
let nginx: { stop: () => Promise<void> };
let pages: string[];

beforeAll(async () => {
  pages = await site.publish('nginx', 4);
  nginx = await startNginx(writeConfig(path.join(place.data, 'nginx'), ports), ports);
  await site.start();
});

afterAll(async () => {
  await nginx.stop();
  await site.stop();
});

async function textAt(address: string): Promise<string> {
  return (await fetch(address)).text();
}

async function idOf(email: string): Promise<string> {
  const [row] = await site.query('select id from comments where email = ?', email);
  return String(row?.id);
}

test('a comment comes in by a page that was kept, and is seen two seconds after it is published', async () => {
  const [page = ''] = pages;
  for (const _ of [1, 2]) expect(await readWhole(site, page)).toBe(200);
  const written = await send(site, fillIn(page, await openForm(site, page)));
  const receipt = await fetch(site.address + (written?.receipt ?? ''));
  expect([receipt.status, receipt.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
  const seen = async (address: string) => (await textAt(address + page)).includes(written?.name ?? '');
  expect(await seen(site.address)).toBe(false);
  await site.command('comments', 'approve', await idOf(written?.email ?? ''));
  while (!(await seen(app))) await setTimeout(20);
  await setTimeout(MAX_STALE_MS);
  expect(await seen(site.address)).toBe(true);
});

test('a reader with a copy is told that it is still good, and more than a comment is told so', async () => {
  const [page = ''] = pages;
  const { headers } = await fetch(site.address + page);
  const again = await fetch(site.address + page, { headers: { 'if-none-match': headers.get('etag') ?? '' } });
  expect(again.status).toBe(304);
  const large = await fetch(site.address + page, { method: 'POST', body: 'a'.repeat(MAX_BODY_BYTES + 1) });
  expect([large.status, /<html[^>]* lang="ar"/.test(await large.text())]).toEqual([413, true]);
});

test('a script that only an earlier version had is there, compressed and for good', async () => {
  const script = '/enhance/of-an-earlier-version.js';
  const text = '/* said long ago */'.repeat(100);
  mkdirSync(path.join(site.data, 'assets', 'enhance'), { recursive: true });
  writeFileSync(path.join(site.data, 'assets', script), text);
  const answer = await fetch(site.address + script, { headers: { 'accept-encoding': 'gzip' } });
  const said = ['content-encoding', 'content-type', 'cache-control'].map((name) => answer.headers.get(name));
  expect([answer.status, ...said]).toEqual([200, 'gzip', 'application/javascript; charset=UTF-8', IMMUTABLE]);
  expect(await answer.text()).toBe(text);
});

test('the metrics are for this machine, not for who comes by nginx', async () => {
  expect((await fetch(`${app}/metrics`)).status).toBe(200);
  for (const address of ['/metrics', '/metrics?a', '/%6detrics'])
    expect((await fetch(site.address + address)).status, address).toBe(404);
});

/** Reads pages until stopped; counts them, and collects those that were incomplete. */
function readOn() {
  let goesOn = true;
  let read = 0;
  const failed: (number | string)[] = [];
  const readers = Array.from({ length: READERS }, async (_, reader) => {
    for (let turn = reader; goesOn; turn++) {
      const got = await readWhole(site, pages[turn % pages.length] ?? '').catch(String);
      read += 1;
      if (got !== 200) failed.push(got);
    }
  });
  return {
    failed,
    /** Waits until this many more were read. */
    more: async (count: number) => {
      for (const until = read + count; read < until; ) await setTimeout(5);
    },
    stop: async () => {
      goesOn = false;
      await Promise.all(readers);
    },
  };
}

test('killed under load, it goes on being read, without one failure; started again it heals', async () => {
  for (const page of pages) expect(await readWhole(site, page)).toBe(200);
  const reading = readOn();
  await reading.more(READERS * 20);
  await site.stop('SIGKILL');
  const died = Date.now();
  await reading.more(READERS * 20);
  // Long after the last cached copy expired.
  await setTimeout(MAX_STALE_MS + 1000 - (Date.now() - died));
  await reading.more(READERS * 20);
  expect((await fetch(`${site.address}/desk`)).status).toBe(502);
  await site.start();
  await reading.more(READERS * 20);
  await reading.stop();
  expect(reading.failed).toEqual([]);
  const [, page = ''] = pages;
  expect(await send(site, fillIn(page, await openForm(site, page)))).not.toBeNull();
});
