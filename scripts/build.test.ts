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
  const { hasServer } = await import('./build-server');
  await mkdir('build');
  for (const name of ['serve', 'page-cache', 'shared-data-cache', 'data-cache', 'backup', 'import-job']) {
    expect(hasServer()).toBe(false);
    await writeFile(`build/${name}.mjs`, '');
  }
  expect(hasServer()).toBe(true);
});
