import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { client } from '@/db/core/client';
import { migrate } from '@/db/migrate';
import { MINUTE_MS } from '@/lib/site/duration';
import { storeStaff } from '@/test/staff';
import {
  addImportJob,
  claimImportJob,
  extendLease,
  findImportJob,
  finishImportJob,
  listImportJobs,
  openJob,
  releaseLease,
} from './jobs';
import { uploadFolder, uploadPath } from './uploads';

const start = new Date('2026-05-01T12:00:00Z');
const at = (ms: number) => new Date(start.getTime() + ms);
let createdBy = '';

beforeAll(async () => {
  await migrate();
  await mkdir(uploadFolder, { recursive: true });
  createdBy = (await storeStaff({ name: 'المالكة', role: 'admin' })).id;
});

beforeEach(async () => {
  await client.execute('DELETE FROM import_jobs');
  await writeFile(uploadPath('one.xml'), 'x');
});

const add = (file = 'one.xml') =>
  addImportJob({ name: 'export.xml', file, bytes: 1, edition: 'ar', createdBy }, start);

async function claimed() {
  await add();
  const job = await claimImportJob(start);
  if (!job) throw new Error('It was not claimed');
  return job;
}

test('one is open at a time, and of several processes one works on it', async () => {
  expect([await add(), await add()]).toEqual([true, false]);
  const claims = await Promise.all([claimImportJob(start), claimImportJob(start), claimImportJob(start)]);
  expect(claims.filter(Boolean)).toHaveLength(1);
  expect(await openJob()).toMatchObject({ state: 'running', attempts: 1 });
});

test('one whose process says something stays with it; one that fell silent is begun again', async () => {
  const { id } = await claimed();
  await extendLease(id, { phase: 'posts', done: 3, total: 9 }, at(50_000));
  expect(await claimImportJob(at(100_000))).toBeUndefined();
  const again = await claimImportJob(at(50_000 + 2 * MINUTE_MS));
  expect(again).toMatchObject({ id, attempts: 2, phase: 'posts', done: 3 });
});

test('one whose process ended is begun again at once, three times in all', async () => {
  const { id } = await claimed();
  for (const attempts of [2, 3]) {
    await releaseLease(id);
    expect(await claimImportJob(start)).toMatchObject({ attempts });
  }
  await releaseLease(id);
  expect(await claimImportJob(start)).toBeUndefined();
  expect(await findImportJob(id)).toMatchObject({ state: 'failed', problem: 'interrupted' });
  expect(existsSync(uploadPath('one.xml')), 'it holds e-mail addresses').toBe(false);
  expect(await add(), 'the next one may come').toBe(true);
});

test('one that ended is listed with who asked for it, and its file is gone', async () => {
  const job = await claimed();
  await finishImportJob(job, { problem: 'broken', line: 7, quote: 'no export' }, at(1000));
  expect(existsSync(uploadPath('one.xml'))).toBe(false);
  const [listed] = await listImportJobs();
  expect(listed).toMatchObject({ state: 'failed', problem: 'broken', line: 7, by: 'المالكة' });
  await finishImportJob(job, null);
  expect((await findImportJob(job.id))?.state, 'what has ended stays so').toBe('failed');
});

test('a file that is on another machine is left to it, and one that is nowhere is told', async () => {
  await add('elsewhere.xml');
  expect(await claimImportJob(at(1000))).toBeUndefined();
  expect((await openJob())?.state).toBe('queued');
  await claimImportJob(at(2 * MINUTE_MS));
  expect((await listImportJobs())[0]).toMatchObject({ state: 'failed', problem: 'lost' });
});
