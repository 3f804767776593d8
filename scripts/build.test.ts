import { mkdtempSync, rmSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';

const HERE = process.cwd();
const folder = mkdtempSync(path.join(tmpdir(), 'maqal-build-'));

afterAll(() => {
  process.chdir(HERE);
  rmSync(folder, { recursive: true });
});

test('a site whose server is not there is not built', async () => {
  process.chdir(folder);
  const { hasServer } = await import('./prepare');
  expect(hasServer()).toBe(false);
  await mkdir('build');
  await writeFile('build/serve.mjs', '');
  expect(hasServer()).toBe(false);
  await writeFile('build/page-cache.mjs', '');
  expect(hasServer()).toBe(true);
});
