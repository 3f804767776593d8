import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { DAY_MS } from '@/lib/site/duration';

const folder = mkdtempSync(path.join(tmpdir(), 'maqal-assets-'));
const here = process.cwd();

beforeEach(() => {
  process.chdir(folder);
  vi.stubEnv('DATABASE_URL', `file:${path.join(folder, 'data', 'maqal.db')}`);
});

afterAll(() => {
  vi.unstubAllEnvs();
  process.chdir(here);
  rmSync(folder, { recursive: true, force: true });
});

/** A version of the site that has these files, as a process that has just begun sees it. */
async function version(...files: string[]) {
  for (const place of ['.next', 'public']) rmSync(path.join(folder, place), { recursive: true, force: true });
  for (const file of files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), file);
  }
  vi.resetModules();
  return import('./old-assets');
}

/** What a server of this version answers; null for what it leaves to Next. */
async function ask(assets: Awaited<ReturnType<typeof version>>, url: string, init: RequestInit = {}) {
  const server = createServer(async (request, response) => {
    if (!(await assets.serveOldAsset(request, response, url))) response.writeHead(404).end();
  }).listen(0);
  await once(server, 'listening');
  const answer = await fetch(`http://localhost:${(server.address() as AddressInfo).port}`, init);
  const text = await answer.text();
  server.close();
  return answer.status === 404 ? null : { answer, text };
}

test('what an earlier version had is found, and what this one has is left to it', async () => {
  const now = new Date();
  await (
    await version('.next/static/chunks/a.css', 'public/enhance/a.js', 'public/fonts/a.woff2')
  ).retainAssets(now);
  const today = await version('.next/static/chunks/b.css', 'public/fonts/a.woff2');
  await today.retainAssets(now);
  const styles = await ask(today, '/_next/static/chunks/a.css?v=1');
  expect([styles?.answer.status, styles?.text]).toEqual([200, '.next/static/chunks/a.css']);
  expect(styles?.answer.headers.get('content-type')).toBe('text/css; charset=UTF-8');
  expect(styles?.answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect((await ask(today, '/enhance/a.js'))?.text).toBe('public/enhance/a.js');
  expect((await ask(today, '/enhance/a.js', { method: 'HEAD' }))?.text).toBe('');
  expect(await ask(today, '/enhance/a.js', { method: 'POST' })).toBeNull();
  expect(await ask(today, '/fonts/a.woff2'), 'this version has it').toBeNull();
  expect(await ask(today, '/_next/static/chunks/b.css'), 'this version has it').toBeNull();
  expect(await ask(today, '/_next/static/chunks/c.css'), 'none had it').toBeNull();
});

test('nothing but them is found', async () => {
  const assets = await version();
  mkdirSync(path.join(folder, 'data'), { recursive: true });
  writeFileSync(path.join(folder, 'data', 'secrets.json'), 'secret');
  for (const url of [
    '/_next/static/../../../secrets.json',
    '/enhance/../../secrets.json',
    '/enhance/%2e%2e/%2e%2e/secrets.json',
    '/fonts/..%2f..%2fsecrets.json',
    '/fonts/',
    '/enhance',
  ])
    expect(await ask(assets, url), url).toBeNull();
});

test('they are kept for thirty days after the last day a version had them', async () => {
  const start = Date.now();
  const day = (number: number) => new Date(start + number * DAY_MS);
  const first = await version('public/enhance/long.js');
  await first.retainAssets(day(0));
  await first.retainAssets(day(60));
  const last = await version();
  await last.retainAssets(day(89));
  expect(await ask(last, '/enhance/long.js')).not.toBeNull();
  await last.retainAssets(day(91));
  expect(await ask(last, '/enhance/long.js')).toBeNull();
  expect(existsSync(path.join(folder, 'data/assets/enhance')), 'nothing is left of it').toBe(false);
});

test('they do not fill the disk: those that were gone first go first, and never what this version has', async () => {
  const start = Date.now();
  await (await version('public/enhance/own.js')).retainAssets(new Date(start));
  const former = ['older.js', 'newer.js'].map((name, index) => {
    const file = path.join(folder, 'data/assets/enhance', name);
    writeFileSync(file, '');
    truncateSync(file, 100 * 1024 * 1024);
    const had = new Date(start - (2 - index) * DAY_MS);
    utimesSync(file, had, had);
    return file;
  });
  const { retainAssets } = await version('public/enhance/own.js');
  await retainAssets(new Date(start));
  expect(former.map((file) => existsSync(file))).toEqual([false, true]);
  expect(existsSync(path.join(folder, 'data/assets/enhance/own.js'))).toBe(true);
});

test('who leaves before one is sent leaves no open file behind', async () => {
  await (await version('public/enhance/large.js')).retainAssets(new Date());
  truncateSync(path.join(folder, 'data/assets/enhance/large.js'), 100 * 1024 * 1024);
  const assets = await version();
  const closed = new Promise((resolve) => {
    const server = createServer((request, response) => {
      response.once('pipe', (source: Readable) => source.once('close', resolve));
      void assets.serveOldAsset(request, response, '/enhance/large.js');
    }).listen(0, () => {
      const { port } = server.address() as AddressInfo;
      get({ port }, (answer) => answer.once('data', () => answer.destroy()));
      server.unref();
    });
  });
  await closed;
});
