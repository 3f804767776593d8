import { mkdir, mkdtemp, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { dataFolder } from '@/runtime/settings';
import { mockBuildId } from '@/test/build-id';

const BUILT = '/built';

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(path.join(dataFolder, 'kept-'));
});

/** As a process of this build and these settings has them. */
async function started(build: string, env: Record<string, string>) {
  vi.resetModules();
  for (const name of ['SITE_URL', 'PAGES_FOLDER']) vi.stubEnv(name, env[name] ?? '');
  const { makePagesFolder, pagesFolder } = await import('./cache-files');
  await mockBuildId(build);
  await makePagesFolder();
  return pagesFolder(BUILT);
}

test('pages are kept in the build, unless they have a folder', async () => {
  expect(await started('one', {})).toBe(BUILT);
  expect(path.dirname(await started('one', { PAGES_FOLDER: folder }))).toBe(folder);
});

test('another build and another address find none of the pages before them; a start with the same finds its own', async () => {
  const first = { PAGES_FOLDER: folder, SITE_URL: 'https://one.example' };
  await writeFile(path.join(folder, 'notes.txt'), 'somebody’s');
  await writeFile(path.join(await started('one', first), 'page.html'), '');
  expect(await readdir(await started('one', first))).toEqual(['page.html']);
  expect(await readdir(await started('two', first))).toEqual([]);
  await mkdir(path.join(folder, 'somebody'));
  expect(await readdir(await started('two', { ...first, SITE_URL: 'https://two.example' }))).toEqual([]);
  expect(await readdir(folder)).toHaveLength(3);
});
