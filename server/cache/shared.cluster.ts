/** What processes of one site share through Redis, and what they do without it; the Redis of these tests is killed. */
import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { createClient } from '@redis/client';
import type { CacheEntry, CacheHandler } from 'next/cache';
import { tagsManifest } from 'next/dist/server/lib/incremental-cache/tags-manifest.external.js';
import { nodeFs } from 'next/dist/server/lib/node-fs-methods.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { invalidateTags } from '@/db/core/invalidation';
import { write } from '@/db/core/write-queue';
import { migrate } from '@/db/migrate';
import { forgetPerProcess } from '@/runtime/per-process';
import { dataFolder } from '@/runtime/settings';
import { mockBuildId } from '@/test/build-id';
import { startRedis } from '@/test/servers/sqld-and-redis';

const redis = await startRedis(dataFolder);
process.env.REDIS_URL = redis.url;
const inside = createClient({ url: redis.url }).on('error', () => undefined);

beforeAll(async () => {
  await migrate();
  await inside.connect();
});

beforeEach(async () => {
  tagsManifest.clear();
  await inside.flushAll();
});

afterEach(() => {
  vi.useRealTimers();
});

afterAll(async () => {
  inside.destroy();
  await redis.kill();
});

const KEY = '/ar/articles/x';
const CONTEXT = { kind: 'APP_PAGE', isFallback: false, cacheControl: { revalidate: 60, expire: 3600 } };

/** A page as Next renders it, with these marks and tags. */
function page(text: string, { marks = ['reader'], tags = 'article', filling = '' } = {}) {
  const metas = marks.map((mark) => `<meta name="maqal" content="${mark}"/>`).join('');
  return {
    kind: 'APP_PAGE',
    html: `<html>${metas}<p>${text}</p><script>1</script>${filling}</html>`,
    rscData: Buffer.from('flight'),
    headers: { 'x-next-cache-tags': tags },
    status: 200,
    postponed: undefined,
    segmentData: new Map([['/_tree', Buffer.from('tree')]]),
  };
}

/** A process that has just started, with nothing of its own. */
async function startProcess({ build = 'build', keep = false } = {}) {
  vi.resetModules();
  forgetPerProcess('redis', 'invalidations', 'renderings');
  await mockBuildId(build);
  const { default: PageCache } = await import('./page-cache');
  const { default: entries } = await import('./shared-data-cache');
  const { getShared, putShared } = await import('./redis');
  const folder = await mkdtemp(path.join(dataFolder, 'pages-'));
  const options = { fs: nodeFs, flushToDisk: true, serverDistDir: folder, revalidatedTags: [] };
  const cache = new PageCache({ ...options, _requestHeaders: {} } as never);
  const get = async (key = KEY) => {
    const kept = await cache.get(key, CONTEXT as never);
    return kept?.value ? { ...(kept.value as ReturnType<typeof page>), life: kept.cacheControl } : null;
  };
  /** As Next does: asks, and stores what it renders where nothing is. */
  const render = async (data: ReturnType<typeof page>, key = KEY) => {
    await get(key);
    await cache.set(key, data as never, CONTEXT as never);
  };
  const isConnected = async () => {
    await putShared('connected', true, 60);
    return getShared('connected');
  };
  await expect.poll(isConnected, { timeout: 10_000 }).toBe(true);
  if (!keep) await inside.flushAll();
  return { get, render, entries, isConnected };
}

const change = (...tags: string[]) => write((tx) => invalidateTags(tx, tags));
const clean = (text: string) => `<html><p>${text}</p></html>`;

describe('a page that one process rendered', () => {
  test('is there for the others, as readers get it, for what is left of its life', async () => {
    const [one, other] = [await startProcess(), await startProcess()];
    await one.render(page('نص'));
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 20_000 });
    const taken = await other.get();
    expect(taken).toMatchObject({
      html: clean('نص'),
      status: 200,
      headers: { 'x-next-cache-tags': 'article' },
    });
    expect(taken?.rscData).toEqual(Buffer.from('flight'));
    expect(taken?.life?.revalidate).toBeGreaterThan(35);
    expect(taken?.life?.revalidate).toBeLessThanOrEqual(40);
    await inside.flushAll();
    expect(await other.get(), 'and is its own from then on').toMatchObject({ html: clean('نص') });
  });

  test('takes the place of one that is older than its life', async () => {
    const [one, other] = [await startProcess(), await startProcess()];
    await other.render(page('أقدم'));
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 90_000 });
    await inside.flushAll();
    await one.render(page('أحدث'));
    expect(await other.get()).toMatchObject({ html: clean('أحدث') });
  });

  test('is nothing to them when it is too old itself', async () => {
    const [one, other] = [await startProcess(), await startProcess()];
    await one.render(page('نص'));
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
    expect(await other.get()).toBeNull();
  });

  test('is nothing to them when what it shows has changed, and the next one is', async () => {
    const [one, other] = [await startProcess(), await startProcess()];
    await one.render(page('قديم', { tags: 'article,thread' }));
    await change('thread');
    expect(await other.get()).toBeNull();
    await one.render(page('جديد', { tags: 'article,thread' }));
    expect(await other.get()).toMatchObject({ html: clean('جديد') });
  });

  test('before a change that it did not know of, and stored after it, is nothing to them', async () => {
    const [one, late] = [await startProcess(), await startProcess()];
    // Whose clock says that it came last.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 });
    await late.render(page('قديم'));
    vi.useRealTimers();
    const [key = ''] = await inside.keys('*:page:*');
    await inside.rename(key, 'late');
    await change('article');
    await one.render(page('جديد'));
    await inside.rename('late', key);
    const other = await startProcess({ keep: true });
    expect(await other.get()).toBeNull();
  });

  test('is nothing to another build', async () => {
    const [one, other] = [await startProcess(), await startProcess({ build: 'another' })];
    await one.render(page('نص'));
    expect(await other.get()).toBeNull();
  });
});

describe('what is put into Redis', () => {
  test('is nothing private, missing or endless, and nothing too large', async () => {
    const one = await startProcess();
    for (const mark of ['private', 'missing', 'failure', 'endless'])
      await one.render(page('نص', { marks: ['reader', mark] }), `/ar/${mark}`);
    await one.render(page('نص', { filling: 'x'.repeat(3_000_000) }), '/ar/large');
    await one.render(page('نص'), '/route-cache/APP_PAGE/0/$/desk');
    expect(await inside.keys('*')).toEqual([]);
  });

  test('goes within the hour', async () => {
    const one = await startProcess();
    await one.render(page('نص'));
    await read(one.entries, 'k', 'نص', { expire: 1_000_000 });
    const keys = await inside.keys('*');
    expect(keys).toHaveLength(2);
    for (const key of keys) {
      expect(await inside.ttl(key)).toBeGreaterThan(0);
      expect(await inside.ttl(key)).toBeLessThanOrEqual(3600);
    }
  });
});

/** Asks for an entry and, as Next does, makes what is not there; gives what it holds. */
async function read(entries: CacheHandler, key: string, text: string, changed: Partial<CacheEntry> = {}) {
  await entries.refreshTags();
  const found = await entries.get(key, []);
  if (found) return new Response(found.value).text();
  const value = new Response(text).body as CacheEntry['value'];
  const life = { tags: ['thread'], stale: 300, timestamp: Date.now(), revalidate: 60, expire: 3600 };
  await entries.set(key, Promise.resolve({ ...life, value, ...changed }));
  return text;
}

describe('what one process read', () => {
  test('is there for the others, and is their own from then on', async () => {
    const [one, other] = [await startProcess(), await startProcess()];
    expect(await read(one.entries, 'k', 'أول')).toBe('أول');
    expect(await read(other.entries, 'k', 'آخر')).toBe('أول');
    await inside.flushAll();
    expect(await read(other.entries, 'k', 'آخر')).toBe('أول');
  });

  test('is read anew by all when it has changed', async () => {
    const [one, other] = [await startProcess(), await startProcess()];
    await read(one.entries, 'k', 'قديم');
    await change('thread');
    expect(await read(other.entries, 'k', 'جديد')).toBe('جديد');
    expect(await read(one.entries, 'k', 'لا يُقرأ')).toBe('جديد');
  });

  test('while it changed is nothing to them', async () => {
    const [one, other] = [await startProcess(), await startProcess()];
    await one.entries.get('k', []);
    await change('thread');
    await one.entries.refreshTags();
    const value = new Response('قديم').body as CacheEntry['value'];
    const life = { tags: ['thread'], stale: 300, timestamp: Date.now() + 1000, revalidate: 60, expire: 3600 };
    await one.entries.set('k', Promise.resolve({ ...life, value }));
    expect(await read(other.entries, 'k', 'جديد')).toBe('جديد');
  });

  test('half, because it failed, is nothing to anybody', async () => {
    const [one, other] = [await startProcess(), await startProcess()];
    await one.entries.refreshTags();
    await one.entries.get('k', []);
    const value = new ReadableStream({
      pull: (controller) => controller.error(new Error('the database is gone')),
    });
    const life = { tags: ['thread'], stale: 300, timestamp: Date.now(), revalidate: 60, expire: 3600 };
    await one.entries.set('k', Promise.resolve({ ...life, value }));
    expect(await read(other.entries, 'k', 'نص')).toBe('نص');
  });
});

/** How long this takes, in milliseconds. */
async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function times(number: number, work: () => Promise<unknown>): Promise<void> {
  for (let turn = 0; turn < number; turn++) await work();
}

describe('a Redis', () => {
  test('that is gone costs nothing: each has its own pages, until it is back', async () => {
    const [one, other] = [await startProcess(), await startProcess()];
    await redis.kill();
    expect(await timeOf(() => times(20, () => one.render(page('نص'))))).toBeLessThan(2000);
    expect(await one.get()).toMatchObject({ html: clean('نص') });
    expect(await other.get()).toBeNull();
    expect(await read(one.entries, 'k', 'نص')).toBe('نص');
    await redis.start();
    await expect.poll(one.isConnected, { timeout: 20_000 }).toBe(true);
    await expect.poll(other.isConnected, { timeout: 20_000 }).toBe(true);
    await one.render(page('نص'), '/ar/back');
    expect(await other.get('/ar/back')).toMatchObject({ html: clean('نص') });
  });

  test('that hangs costs a moment once, and is asked again when it goes on', async () => {
    const [one, other] = [await startProcess(), await startProcess()];
    await redis.hang();
    expect(await timeOf(() => times(20, () => one.get()))).toBeLessThan(2000);
    redis.goOn();
    await expect.poll(one.isConnected, { timeout: 20_000 }).toBe(true);
    await one.render(page('نص'), '/ar/back');
    expect(await other.get('/ar/back')).toMatchObject({ html: clean('نص') });
  });

  test('with something else in it is as good as an empty one', async () => {
    const [one, other] = [await startProcess(), await startProcess()];
    await one.render(page('نص'));
    const [key = ''] = await inside.keys('*:page:*');
    await inside.set(key, 'no page');
    expect(await other.get()).toBeNull();
  });
});

test('a page is nothing to a database that was restored, and counts its changes from before again', async () => {
  const [one] = [await startProcess()];
  await one.render(page('نص'));
  await write(async (tx) => {
    await tx.run("delete from changes where tag <> 'written'");
    await tx.run("update sqlite_sequence set seq = 1 where name = 'changes'");
    await tx.run("update changes set id = 1 where tag = 'written'");
  });
  await change('article');
  const other = await startProcess({ keep: true });
  expect(await other.get()).toBeNull();
});
