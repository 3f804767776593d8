import { mkdtemp, readdir, readFile, stat, utimes } from 'node:fs/promises';
import path from 'node:path';
import type { CacheEntry, CacheHandler } from 'next/cache';
import { tagsManifest } from 'next/dist/server/lib/incremental-cache/tags-manifest.external.js';
import { nodeFs } from 'next/dist/server/lib/node-fs-methods.js';
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { type Invalidation, invalidateTags } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { write } from '@/db/core/write-queue';
import { migrate } from '@/db/migrate';
import { log } from '@/runtime/log';
import { forgetPerProcess } from '@/runtime/per-process';
import { dataFolder } from '@/runtime/settings';

beforeAll(migrate);

const KEY = '/ar/articles/x';
const CONTEXT = {
  kind: 'APP_PAGE',
  isFallback: false,
  // As every page of a site with `cacheComponents` is asked for and kept.
  isRoutePPREnabled: true,
  cacheControl: { revalidate: 60, expire: 3600 },
};

let folder = '';

beforeEach(async () => {
  vi.resetModules();
  for (const mocked of ['@/db/core/invalidation', './render-throttle', 'node:timers/promises'])
    vi.doUnmock(mocked);
  tagsManifest.clear();
  folder = await mkdtemp(path.join(dataFolder, 'pages-'));
});

/** The cache of a process that has just started, over the pages of this test. */
async function startCache() {
  vi.resetModules();
  forgetPerProcess('invalidations', 'renderings');
  const { default: PageCache } = await import('./page-cache');
  const options = { fs: nodeFs, flushToDisk: true, serverDistDir: folder, revalidatedTags: [] };
  const cache = new PageCache({ ...options, _requestHeaders: {} } as never);
  return {
    get: async (key = KEY) => {
      const value = (await cache.get(key, CONTEXT as never))?.value;
      return value ? (value as ReturnType<typeof page>) : null;
    },
    set: async (data: ReturnType<typeof page>, key = KEY) => {
      await cache.set(key, data as never, CONTEXT as never);
      return data;
    },
  };
}

/** A page as Next renders it, with these marks and tags. */
function page(text: string, { marks = ['reader'], tags = 'article', status = 200 } = {}) {
  const metas = marks.map((mark) => `<meta name="maqal" content="${mark}"/>`).join('');
  return {
    kind: 'APP_PAGE',
    html: `<html>${metas}<p>${text}</p><script>1</script></html>`,
    rscData: Buffer.from('flight'),
    headers: { 'x-next-cache-tags': tags } as Record<string, string>,
    status,
    postponed: undefined,
    segmentData: undefined,
  };
}

/** Where nothing is kept of what was read. */
const noEntries: CacheHandler = {
  get: async () => undefined,
  set: async () => {},
  refreshTags: async () => {},
  getExpiration: async () => 0,
  updateTags: async () => {},
};

const clean = (text: string) => `<html><p>${text}</p></html>`;
const change = (...tags: string[]) => write((tx) => invalidateTags(tx, tags));

/** Every stored file was written this long ago. */
async function age(milliseconds: number): Promise<void> {
  const then = new Date(Date.now() - milliseconds);
  for (const file of await readdir(folder, { recursive: true }))
    await utimes(path.join(folder, file), then, then);
}

/** Replaces what is read of the changes: each look takes the next of these answers. */
function answerLooks(...answers: (() => Promise<Invalidation[]>)[]): void {
  vi.doMock('@/db/core/invalidation', () => ({
    invalidationsSince: () => answers.shift()?.() ?? Promise.resolve([]),
  }));
}

describe('a page', () => {
  test('is sent and kept without scripts and marks', async () => {
    const cache = await startCache();
    expect((await cache.set(page('نص'))).html).toBe(clean('نص'));
    expect(await cache.get()).toMatchObject({ html: clean('نص'), status: 200 });
  });

  test('is kept for the next process, however long its address', async () => {
    const key = `/ar/articles/${encodeURIComponent('مقال'.repeat(20))}`;
    await (await startCache()).set(page('نص'), key);
    expect(await (await startCache()).get(key)).toMatchObject({ html: clean('نص'), status: 200 });
  });

  test.each([
    ['missing', 404],
    ['failure', 500],
    ['private', 200],
  ])('that is %s is answered %i, and stored by nobody', async (mark, status) => {
    const cache = await startCache();
    const sent = await cache.set(page('نص', { marks: ['reader', mark] }));
    expect(sent).toMatchObject({
      html: clean('نص'),
      status,
      headers: { 'cache-control': 'private, no-store' },
    });
    expect(await cache.get()).toBeNull();
    expect(await readdir(folder)).toEqual([]);
  });

  test('takes the place of the one before it in one piece: no kill and no full disk leaves half of it', async () => {
    const inodes = async () => {
      const files = await readdir(folder, { recursive: true });
      const found = await Promise.all(files.map((file) => stat(path.join(folder, file))));
      return found.filter((file) => file.isFile()).map(({ ino }) => ino);
    };
    const cache = await startCache();
    await cache.set(page('قبل'), '/x');
    const before = await inodes();
    await cache.set(page('بعد'), '/x');
    expect(before).not.toEqual([]);
    expect((await inodes()).filter((inode) => before.includes(inode))).toEqual([]);
  });

  test('has a tag by which a copy of it is known', async () => {
    const cache = await startCache();
    const tagOf = async (text: string, key = KEY) => {
      const sent = (await cache.set(page(text), key)).headers.etag;
      expect((await cache.get(key))?.headers.etag).toBe(sent);
      expect((await (await startCache()).get(key))?.headers.etag).toBe(sent);
      return sent;
    };
    const first = await tagOf('نص');
    expect(first).toMatch(/^"[\w-]+"$/);
    expect(await tagOf('نص', '/ar/articles/y')).toBe(first);
    expect(await tagOf('آخر')).not.toBe(first);
  });

  test('that leads elsewhere is empty', async () => {
    const cache = await startCache();
    expect((await cache.set(page('نص', { marks: [], status: 307 }))).html).toBe('');
    expect(await cache.get()).toMatchObject({ html: '', status: 307 });
  });
});

describe('what changed', () => {
  test('is rendered anew, and nothing else', async () => {
    const cache = await startCache();
    await cache.set(page('أول', { tags: 'article,thread' }));
    await cache.set(page('آخر', { tags: 'other' }), '/ar/articles/y');
    await age(1000);
    await change('thread');
    expect(await cache.get()).toBeNull();
    expect(await cache.get('/ar/articles/y')).not.toBeNull();
  });

  test('before this process began is told from what was rendered since', async () => {
    await (await startCache()).set(page('قبل'));
    await age(1000);
    await change('article');
    expect(await (await startCache()).get()).toBeNull();

    await (await startCache()).set(page('بعد'));
    await age(-1000);
    expect(await (await startCache()).get()).toMatchObject({ html: clean('بعد') });
  });

  test.each([false, true])('while it was rendered is sent, not kept (stored before: %s)', async (stored) => {
    const cache = await startCache();
    if (stored) await cache.set(page('أقدم'));
    // Older than its life: it is answered, and rendered anew.
    await age(90_000);
    await cache.get();
    await change('article');
    // Somebody else's request learns of it first.
    await cache.get('/ar');
    expect((await cache.set(page('قديم'))).html).toBe(clean('قديم'));
    await age(-1000);
    expect((await cache.get())?.html).not.toBe(clean('قديم'));
    await cache.set(page('جديد'));
    await age(-1000);
    expect(await cache.get()).toMatchObject({ html: clean('جديد') });
  });

  test('while it waited for its turn is in what is rendered then', async () => {
    const rendered = vi.fn();
    vi.doMock('./render-throttle', () => ({
      RenderThrottle: class {
        rendered = rendered;
        delay = () => 200;
      },
    }));
    const wait = vi.fn(() => change('article'));
    vi.doMock('node:timers/promises', () => ({ setTimeout: wait }));
    const cache = await startCache();
    await cache.get();
    expect(wait).toHaveBeenCalledExactlyOnceWith(200);
    await cache.set(page('جديد'));
    await age(-1000);
    expect(await cache.get()).toMatchObject({ html: clean('جديد') });
    expect(rendered).toHaveBeenCalledWith(KEY, expect.any(Number), expect.any(Number));
  });

  test('is found by a request that came during a look which had missed it', async () => {
    let began = () => {};
    let answer = (_: Invalidation[]) => {};
    const lookBegan = new Promise<void>((resolve) => {
      began = resolve;
    });
    const firstAnswer = new Promise<Invalidation[]>((resolve) => {
      answer = resolve;
    });
    await (await startCache()).set(page('قديم', { tags: 'missed' }));
    await age(1000);
    answerLooks(
      () => {
        began();
        return firstAnswer;
      },
      () => Promise.resolve([{ id: 1_000_000, tag: 'missed', changedAt: new Date() }]),
    );
    const cache = await startCache();
    const early = cache.get('/ar');
    await lookBegan;
    const late = cache.get();
    answer([]);
    await early;
    expect(await late).toBeNull();
  });

  test('does not keep stored pages from being answered while the database fails', async () => {
    const report = vi.spyOn(log, 'error').mockImplementation(() => {});
    await (await startCache()).set(page('نص', { tags: 'unread' }));
    const fail = () => Promise.reject(new Error('disk I/O error'));
    answerLooks(fail, fail, fail, () => Promise.resolve([]));
    const cache = await startCache();
    expect(await cache.get()).toMatchObject({ html: clean('نص') });
    await cache.set(page('أحدث', { tags: 'unread' }));
    expect(await cache.get()).toMatchObject({ html: clean('أحدث') });
    expect(report).toHaveBeenCalledTimes(3);
    report.mockRestore();
  });
});

describe('up to when it shows all that changed', () => {
  const timeOf = (sent: { headers: Record<string, string> } | null) => Number(sent?.headers['x-maqal-as-of']);

  test('is said of a page by when it was rendered, or looked for, and is not kept', async () => {
    const cache = await startCache();
    await cache.get();
    const started = performance.now();
    expect(timeOf(await cache.set(page('نص', { tags: 'same' })))).toBeGreaterThan(started);
    const files = (await readdir(folder, { recursive: true })).filter((name) => path.extname(name));
    expect(files).not.toEqual([]);
    for (const file of files)
      expect(await readFile(path.join(folder, file), 'utf8')).not.toContain('x-maqal');
    const rendered = performance.now();
    expect(timeOf(await cache.get())).toBeGreaterThan(rendered);
  });

  test('is the name by which whoever comes later waits for what takes the place of an old page', async () => {
    await (await startCache()).set(page('نص', { tags: 'same' }));
    await age(90_000);
    const cache = await startCache();
    const time = timeOf(await cache.get());
    const { renderings } = await import('./in-flight');
    expect(renderings.of(KEY)?.at).toBe(time);
    await cache.set(page('جديد', { tags: 'same' }));
    expect(renderings.of(KEY)).toBeUndefined();
  });

  test.each(['reader', 'missing'])(
    'is when its rendering began, if it changed meanwhile (%s)',
    async (mark) => {
      const cache = await startCache();
      const before = performance.now();
      await cache.get();
      const after = performance.now();
      await change('article');
      const sent = timeOf(await cache.set(page('قديم', { marks: ['reader', mark] })));
      expect(sent).toBeGreaterThanOrEqual(before);
      expect(sent).toBeLessThanOrEqual(after);
    },
  );

  test('is when a reading began that the page was given, and that had started before the change', async () => {
    const cache = await startCache();
    const { trackReads } = await import('./in-flight');
    const entries = trackReads(noEntries);
    await cache.get('/ar/other');
    const before = performance.now();
    await entries.get('k', []);
    const after = performance.now();
    await change('article');
    await cache.get();
    await entries.set('k', Promise.resolve({ tags: ['article'] } as CacheEntry));
    const sent = timeOf(await cache.set(page('قديم')));
    expect(sent).toBeGreaterThanOrEqual(before);
    expect(sent).toBeLessThanOrEqual(after);
    expect(await cache.get()).toBeNull();
    expect(timeOf(await cache.set(page('جديد')))).toBeGreaterThan(after);
    await age(-1000);
    expect(await cache.get()).toMatchObject({ html: clean('جديد') });
  });

  test('is no matter of a reading that began after the change, whatever was read beside it', async () => {
    const cache = await startCache();
    const { trackReads } = await import('./in-flight');
    const entries = trackReads(noEntries);
    const end = (key: string) => entries.set(key, Promise.resolve({ tags: ['article'] } as CacheEntry));
    await cache.get('/ar/other');
    await entries.get('late', []);
    await change('article');
    await cache.get('/ar/another');
    await entries.get('beside', []);
    await end('late');
    await cache.get();
    const started = performance.now();
    await end('beside');
    expect(timeOf(await cache.set(page('جديد')))).toBeGreaterThan(started);
  });
});

test('renders that never end are forgotten', async () => {
  const cache = await startCache();
  await cache.get();
  await Promise.all(Array.from({ length: 1000 }, (_, index) => cache.get(`/ar/${index}`)));
  await change('article');
  await cache.set(page('نص'));
  await age(-1000);
  expect(await cache.get()).not.toBeNull();
});

test('settings that another process has stored hold before the pages that show them expire', async () => {
  const cache = await startCache();
  await cache.set(page('مقال', { tags: `article,${tags.everyPage}` }));
  expect(await cache.get()).not.toBeNull();
  const { saveSection } = await import('@/db/site/settings');
  const { sectionDefaults, siteName } = await import('@/runtime/site-settings');
  await saveSection('identity', { ...sectionDefaults.identity, 'name-ar': 'الميزان' }, null, 0);
  expect(siteName('ar')).toBe('مقال');
  expect(await cache.get(), 'it is to be rendered anew').toBeNull();
  expect(siteName('ar')).toBe('الميزان');
});
