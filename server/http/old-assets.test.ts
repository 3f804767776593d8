import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PassThrough, type Readable } from 'node:stream';
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

test('what an earlier version had is found, and what this one has is left to it', async () => {
  const now = new Date();
  await (
    await version('.next/static/chunks/a.css', 'public/enhance/a.js', 'public/fonts/a.woff2')
  ).keepAssets(now);
  const { formerAsset, keepAssets } = await version('.next/static/chunks/b.css', 'public/fonts/a.woff2');
  await keepAssets(now);
  expect(formerAsset('/_next/static/chunks/a.css?v=1')).toBe(
    path.join(folder, 'data/assets/_next/static/chunks/a.css'),
  );
  expect(formerAsset('/enhance/a.js')).toBeDefined();
  expect(formerAsset('/fonts/a.woff2'), 'this version has it').toBeUndefined();
  expect(formerAsset('/_next/static/chunks/b.css'), 'this version has it').toBeUndefined();
  expect(formerAsset('/_next/static/chunks/c.css'), 'none had it').toBeUndefined();
});

test('nothing but them is found', async () => {
  const { formerAsset } = await version();
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
    expect(formerAsset(url), url).toBeUndefined();
});

test('they are kept for thirty days after the last day a version had them', async () => {
  const start = Date.now();
  const day = (number: number) => new Date(start + number * DAY_MS);
  const first = await version('public/enhance/long.js');
  await first.keepAssets(day(0));
  await first.keepAssets(day(60));
  const { keepAssets, formerAsset } = await version();
  await keepAssets(day(89));
  expect(formerAsset('/enhance/long.js')).toBeDefined();
  await keepAssets(day(91));
  expect(formerAsset('/enhance/long.js')).toBeUndefined();
  expect(existsSync(path.join(folder, 'data/assets/enhance')), 'nothing is left of it').toBe(false);
});

test('they do not fill the disk: those that were gone first go first, and never what this version has', async () => {
  const start = Date.now();
  await (await version('public/enhance/own.js')).keepAssets(new Date(start));
  const former = ['older.js', 'newer.js'].map((name, index) => {
    const file = path.join(folder, 'data/assets/enhance', name);
    writeFileSync(file, '');
    truncateSync(file, 100 * 1024 * 1024);
    const had = new Date(start - (2 - index) * DAY_MS);
    utimesSync(file, had, had);
    return file;
  });
  const { keepAssets } = await version('public/enhance/own.js');
  await keepAssets(new Date(start));
  expect(former.map((file) => existsSync(file))).toEqual([false, true]);
  expect(existsSync(path.join(folder, 'data/assets/enhance/own.js'))).toBe(true);
});

test('who leaves before one is sent leaves no open file behind', async () => {
  const { answerWithAsset } = await version('public/enhance/a.js');
  const response = Object.assign(new PassThrough(), { writeHead: () => {} });
  const piped = once(response, 'pipe');
  const request = { method: 'GET' } as IncomingMessage;
  answerWithAsset(request, response as unknown as ServerResponse, 'public/enhance/a.js');
  const [source] = (await piped) as [Readable];
  const closed = new Promise((resolve) => source.once('close', resolve));
  response.destroy();
  await closed;
});
