/** What nginx caches and for how long, in front of a fake upstream whose responses each test sets. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { IMMUTABLE } from '@/lib/http/cache-control';
import { portsFor } from '@/test/built-site';
import { type Answer, FakeUpstream, page, pageHeaders } from '@/test/servers/fake-upstream';
import { BROTLI, startNginx, writeConfig } from '@/test/servers/nginx';

/**
 * Maximum age of a page from nginx's cache: a moderator's decision is to be seen within two seconds
 * (docs/0008-headers.md).
 */
const MAX_AGE_MS = 2000;

const ports = portsFor(6);
const app = new FakeUpstream(ports.app);
const folder = mkdtempSync(path.join(tmpdir(), 'maqal-nginx-'));
let nginx: { stop: () => Promise<void> };

/** Unique path for each test. */
let tests = 0;
const pathOf = (name = 'page') => `/ar/articles/${name}-${tests}`;

beforeAll(async () => {
  nginx = await startNginx(writeConfig(folder, ports, '1s'), ports);
});
afterAll(async () => {
  await nginx.stop();
  rmSync(folder, { recursive: true });
});

beforeEach(async () => {
  tests += 1;
  app.asked.length = 0;
  app.answer = () => ({});
  await app.start();
});
afterEach(() => app.stop());

interface Got {
  status: number;
  headers: IncomingHttpHeaders;
  raw: Buffer;
}

/** Sends a raw request: no header but those given. */
function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Got> {
  return new Promise((resolve, reject) => {
    const place = { host: '127.0.0.1', port: ports.site, path, method, headers, agent: false };
    const asking = httpRequest(place, async (answer) => {
      const parts: Buffer[] = [];
      for await (const part of answer) parts.push(part);
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, raw: Buffer.concat(parts) });
    });
    asking.on('error', reject).end();
  });
}

function textOf({ headers, raw }: Got): string {
  const coding = headers['content-encoding'];
  if (coding === 'br') return brotliDecompressSync(raw).toString();
  return (coding === 'gzip' ? gunzipSync(raw) : raw).toString();
}

/** Cached files on disk, in both cache zones, whose key ends in this name. */
function copiesWith(name: string): number {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /maqal-.*[0-9a-f]{32}$/.test(file))
    .map((file) => readFileSync(path.join(folder, file), 'latin1'));
  return files.filter((text) => new RegExp(`^KEY: .*${name}$`, 'm').test(text)).length;
}

const CODINGS = ['', 'gzip', 'gzip, deflate, br'];

test('readers who come at once are one question to the app', async () => {
  const readers = Array.from({ length: 40 }, () => ask(pathOf()));
  expect(new Set((await Promise.all(readers)).map(({ status }) => status))).toEqual(new Set([200]));
  // One more where a second ends meanwhile.
  expect(app.times(pathOf())).toBeLessThanOrEqual(2);
});

test('a page is one copy, whatever its readers send with it, and none of that reaches the app', async () => {
  const strange = [
    [
      `${pathOf('%d8%A8kept')}?utm_source=x`,
      { cookie: 'visitor=1', rsc: '1', 'next-router-state-tree': '%5B%5D' },
    ],
    [pathOf('%D8%a8kept'), { 'save-data': 'on', 'next-router-prefetch': '1', 'next-url': '/ar' }],
    [`${pathOf('%D8%A8kept')}?_rsc=abc`, { authorization: 'Basic eA==', 'accept-language': 'en' }],
  ] as const;
  for (const [address, headers] of strange) expect((await ask(address, headers)).status).toBe(200);
  const [first] = app.asked;
  expect(app.asked.filter(({ url }) => url !== pathOf('%D8%A8kept'))).toEqual([]);
  for (const name of ['cookie', 'rsc', 'next-router-state-tree', 'next-router-prefetch', 'next-url'])
    expect(first?.headers).not.toHaveProperty(name);
  expect(first?.headers).not.toHaveProperty('authorization');
  expect(copiesWith(`kept-${tests}`)).toBe(2);
});

test('it comes compressed as its reader can read it, and says that it does', async () => {
  app.answer = () => ({ body: page('نصّ'), headers: { ...pageHeaders(), ETag: '"1"' } });
  for (const [accepted, coding] of [
    ['gzip', 'gzip'],
    ['gzip, deflate, br', BROTLI ? 'br' : 'gzip'],
    ['gzip;q=0, br;q=0', undefined],
    ['identity', undefined],
    ['', undefined],
  ] as const) {
    const got = await ask(pathOf(), accepted ? { 'accept-encoding': accepted } : {});
    expect(got.headers['content-encoding'], accepted).toBe(coding);
    expect(got.headers.vary, accepted).toBe('Accept-Encoding');
    expect(textOf(got), accepted).toBe(page('نصّ'));
  }
});

test('its reader is told 304 as long as it is the same, and HEAD is its headers', async () => {
  app.answer = () => ({ headers: { ...pageHeaders(), ETag: '"1"' } });
  const { headers } = await ask(pathOf(), { 'accept-encoding': 'gzip' });
  const again = { 'accept-encoding': 'gzip', 'if-none-match': headers.etag ?? '' };
  expect((await ask(pathOf(), again)).status).toBe(304);
  expect((await ask(pathOf(), { 'if-none-match': '"1"' })).status).toBe(304);
  expect((await ask(pathOf(), { 'if-none-match': '"2"' })).status).toBe(200);
  const head = await ask(pathOf(), {}, 'HEAD');
  expect([head.status, head.raw.length, head.headers.etag]).toEqual([200, 0, '"1"']);
});

test('what is one person’s, or may not be kept, is asked for each time', async () => {
  const kept = pageHeaders();
  const answers = {
    '/desk': { 'Cache-Control': 'private, no-store' },
    '/ar/receipts/abc': kept,
    '/ar/subscriptions/abc': kept,
    '/ar/search?q=a': kept,
    [pathOf('cookie')]: { ...kept, 'Set-Cookie': 'a=1' },
    [pathOf('private')]: { 'Cache-Control': 'private, no-cache' },
    [pathOf('no-store')]: { 'Cache-Control': 'no-store' },
    '/healthz': { 'Cache-Control': 'no-store' },
  };
  app.answer = ({ url = '' }) => ({ headers: answers[url] ?? {} });
  for (const address of Object.keys(answers)) {
    for (const _ of [1, 2]) await ask(address);
    expect(app.times(address), address).toBe(2);
  }
  for (const _ of [1, 2]) await ask(pathOf('form'), { 'content-length': '0' }, 'POST');
  expect(app.times(pathOf('form'))).toBe(2);
});

test('an old address keeps its query', async () => {
  await ask('/?p=123');
  await ask('/2020/01/a/?cpage=2');
  expect(app.asked.map(({ url }) => url)).toEqual(['/?p=123', '/2020/01/a/?cpage=2']);
});

/** Age of a page when its reader asked, in milliseconds: the way to the reader is no part of it. */
async function ageOf(path: string, coding = ''): Promise<number> {
  const asked = Date.now();
  const got = await ask(path, coding ? { 'accept-encoding': coding } : {});
  return asked - Number(/<p>(\d+)</.exec(textOf(got))?.[1]);
}

test('no reader gets a page older than two seconds, neither of a crowd nor after a quiet time', async () => {
  app.answer = () => ({ body: page(String(Date.now())), headers: pageHeaders() });
  // nginx counts in whole seconds: what is cached as a second begins is cached longest.
  const startOfSecond = () => setTimeout(1000 - (Date.now() % 1000) + 5);
  await startOfSecond();
  const until = Date.now() + 3000;
  let oldest = 0;
  while (Date.now() < until) oldest = Math.max(oldest, await ageOf(pathOf()));
  expect(oldest).toBeLessThanOrEqual(MAX_AGE_MS);
  // About one upstream request a second, however many readers.
  expect(app.times(pathOf())).toBeLessThan(12);
  await startOfSecond();
  const quiet = CODINGS.map((coding) => [pathOf(`quiet-${coding.length}`), coding] as const);
  for (const one of quiet) await ageOf(...one);
  await setTimeout(MAX_AGE_MS + 20);
  for (const one of quiet) expect(await ageOf(...one), one[1]).toBeLessThanOrEqual(MAX_AGE_MS);
});

test('what was taken away is gone', async () => {
  app.answer = () => ({ headers: pageHeaders() });
  expect((await ask(pathOf())).status).toBe(200);
  app.answer = () => ({ status: 404, headers: { 'Cache-Control': 'no-store' } });
  await setTimeout(MAX_AGE_MS);
  expect((await ask(pathOf())).status).toBe(404);
});

test.each([
  ['gone', () => app.stop()],
  [
    'failing',
    async () => {
      app.answer = () => ({ status: 503, headers: { 'Cache-Control': 'no-store' } });
    },
  ],
  [
    'hanging',
    async () => {
      app.answer = undefined;
    },
  ],
])('with the app %s every reader gets the page that was kept, also in another form', async (_, breakApp) => {
  app.answer = () => ({ body: page('kept'), headers: pageHeaders() });
  await ask(pathOf(), { 'accept-encoding': 'gzip, br' });
  await breakApp();
  await setTimeout(MAX_AGE_MS);
  for (const coding of [...CODINGS, ...CODINGS]) {
    const got = await ask(pathOf(), coding ? { 'accept-encoding': coding } : {});
    expect([got.status, textOf(got)], coding).toEqual([200, page('kept')]);
  }
});

test('with the app gone, who asks for what was not kept is told so in Arabic', async () => {
  await app.stop();
  for (const address of [pathOf('cold'), '/desk']) {
    const got = await ask(address);
    expect([got.status, got.headers['cache-control']]).toEqual([502, 'no-store']);
    expect(textOf(got)).toContain('<html lang="ar" dir="rtl">');
  }
});

test('what never changes is kept, and there without the app; a font is spared who asks for less', async () => {
  const font = `/fonts/a-v${tests}.woff2`;
  const script = `/enhance/${tests}.js`;
  app.answer = ({ headers }): Answer =>
    headers['save-data'] === 'on'
      ? { status: 204, headers: { 'Cache-Control': 'no-store', Vary: 'Save-Data' }, body: '' }
      : {
          headers: { 'Cache-Control': IMMUTABLE, Vary: 'Save-Data', 'Content-Type': 'text/javascript' },
        };
  for (const address of [font, script])
    for (const _ of [1, 2]) expect((await ask(`${address}?x=${_}`)).headers['cache-control']).toBe(IMMUTABLE);
  expect(app.asked.length).toBe(2);
  for (const _ of [1, 2]) expect((await ask(font, { 'save-data': 'on' })).status).toBe(204);
  expect((await ask(font)).status).toBe(200);
  await app.stop();
  expect((await ask(font)).status).toBe(200);
  expect((await ask(script)).status).toBe(200);
});
