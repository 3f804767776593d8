import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { client } from '@/db/core/client';
import { addImportJob, claimImportJob, findImportJob, type ImportJob, releaseLease } from '@/db/import/jobs';
import { reportPath, uploadFolder, uploadPath } from '@/db/import/uploads';
import { migrate } from '@/db/migrate';
import { dataFolder } from '@/runtime/settings';
import { bundleCommand } from '@/test/bundle';
import { runNode } from '@/test/site';
import { storeStaff } from '@/test/staff';
import { EXPORT_TAIL, exportedPost, exportHead } from '@/test/wxr';

const COMMAND = bundleCommand('import-job');
let createdBy = '';

beforeAll(async () => {
  await migrate();
  await mkdir(uploadFolder, { recursive: true });
  createdBy = (await storeStaff({ name: 'المالكة', role: 'admin' })).id;
});

async function claimed(content: string): Promise<ImportJob> {
  await writeFile(uploadPath('export.xml'), content);
  await addImportJob({
    name: 'old.xml',
    file: 'export.xml',
    bytes: content.length,
    edition: 'en',
    createdBy,
  });
  const job = await claimImportJob();
  if (!job) throw new Error('It was not claimed');
  return job;
}

const run = (id: number) => runNode([COMMAND, id]);
const exportOf = (posts: number) =>
  exportHead() +
  Array.from({ length: posts }, (_, index) => exportedPost({ id: index + 1 })).join('') +
  EXPORT_TAIL;

async function countArticles(): Promise<number> {
  return Number((await client.execute('SELECT count(*) FROM articles')).rows[0]?.[0]);
}

test('a job ends in its report, in the language it was asked for in, and what was sent is deleted', async () => {
  const { id } = await claimed(exportOf(2));
  expect((await run(id)).status).toBe(0);
  expect(await findImportJob(id)).toMatchObject({ state: 'done', problem: null, phase: 'posts', done: 2 });
  const report = await readFile(reportPath(id), 'utf8');
  expect(report).toContain('<html lang="en"');
  expect(report).toContain('مقال 2');
  expect(existsSync(uploadPath('export.xml'))).toBe(false);
});

test('a file that is cut off fails with its line, and nothing of it comes in', async () => {
  const before = await countArticles();
  const { id } = await claimed(exportOf(9).slice(0, -400));
  expect((await run(id)).status).toBe(0);
  const job = await findImportJob(id);
  expect(job).toMatchObject({ state: 'failed', problem: 'broken', quote: 'broken' });
  expect(job?.line).toBeGreaterThan(1);
  expect(await countArticles()).toBe(before);
  expect(existsSync(reportPath(id))).toBe(false);
});

test('one that was killed half-way is done by the next process, each article once', async () => {
  const { id } = await claimed(exportOf(400));
  const before = await countArticles();
  const first = spawn(process.execPath, [COMMAND, String(id)]);
  while ((await countArticles()) < before + 5) await setTimeout(5);
  first.kill('SIGKILL');
  await once(first, 'exit');
  expect(await countArticles()).toBeLessThan(before + 398);
  await releaseLease(id);
  expect(await claimImportJob()).toMatchObject({ id, attempts: 2 });
  expect((await run(id)).status).toBe(0);
  expect((await findImportJob(id))?.state).toBe('done');
  expect((await readdir(uploadFolder)).filter((name) => name.endsWith('.rows'))).toEqual([]);
  expect(
    (await readdir(dataFolder)).filter((name) => name.startsWith('import-')),
    'e-mail addresses',
  ).toEqual([]);
  // Two of them were there from the first test.
  expect(await countArticles()).toBe(before + 398);
});
