import { hostname } from 'node:os';
import { beforeAll, beforeEach, expect, test } from 'vitest';
import { setDisabled } from '@/db/accounts/staff';
import { client, db } from '@/db/core/client';
import { migrate } from '@/db/migrate';
import { outbox } from '@/db/schema/mail';
import type { HealthFacts } from '@/lib/health/facts';
import { HOUR_MS, MINUTE_MS } from '@/lib/site/duration';
import { forgetPerProcess } from '@/runtime/per-process';
import { settings } from '@/runtime/settings';
import { storeStaff } from '@/test/staff';
import { readHealthFacts } from './facts';
import { readRuns, recordRun } from './job-runs';
import { watchHealth } from './watch';

const start = new Date('2026-05-01T12:00:00Z');
const at = (ms: number) => new Date(start.getTime() + ms);
let facts: HealthFacts;

beforeAll(async () => {
  await migrate();
  Object.assign(settings, { SMTP_URL: 'smtp://localhost' });
  const add = (email: string, role: 'admin' | 'editor') =>
    storeStaff({ name: email, email: `${email}@example.com`, role });
  await add('first', 'admin');
  await add('second', 'admin');
  await add('editor', 'editor');
  await setDisabled((await add('gone', 'admin')).id, true);
  // No jobs: they would stand still while the test's clock goes on.
  facts = { ...(await readHealthFacts(start)), jobs: [] };
});

beforeEach(async () => {
  for (const table of ['health_alarms', 'outbox']) await client.execute(`DELETE FROM ${table}`);
});

/** A look of the watch, with a full disk or not. */
const look = (ms: number, isFull = true) =>
  watchHealth({ ...facts, now: at(ms), disk: { free: isFull ? 0 : 50e9, total: 100e9 } });

test('what has been wrong for an hour is told to each admin, once', async () => {
  expect(await look(0)).toBe(0);
  expect(await look(HOUR_MS - MINUTE_MS)).toBe(0);
  expect(await look(HOUR_MS)).toBe(2);
  expect(await look(3 * HOUR_MS)).toBe(0);
  const mails = await db.select().from(outbox);
  expect(mails.map(({ recipient }) => recipient).sort()).toEqual(['first@example.com', 'second@example.com']);
  expect(mails[0]?.text).toContain('/desk/health');
});

test('it is told again only after it was well in between', async () => {
  await look(0);
  await look(HOUR_MS);
  await look(2 * HOUR_MS, false);
  expect(await look(3 * HOUR_MS)).toBe(0);
  expect(await look(4 * HOUR_MS)).toBe(2);
  expect(await db.select().from(outbox)).toHaveLength(4);
});

test('what a machine that is gone found wrong is forgotten after a day, and what one goes on finding is told once', async () => {
  await look(0);
  await client.execute(
    "INSERT INTO health_alarms (\"check\", place, since, told_at) SELECT 'disk', 'gone', since, since FROM health_alarms",
  );
  for (let hours = 1; hours <= 30; hours++) expect(await look(hours * HOUR_MS)).toBe(hours === 1 ? 2 : 0);
  const { rows } = await client.execute('SELECT place FROM health_alarms');
  expect(rows.map(({ place }) => place)).toEqual([hostname()]);
});

test('what was well within the hour is nobody’s mail', async () => {
  await look(0);
  await look(30 * MINUTE_MS, false);
  expect(await look(HOUR_MS)).toBe(0);
});

test('several processes tell it once', async () => {
  await look(0);
  const told = await Promise.all([look(HOUR_MS), look(HOUR_MS), look(HOUR_MS + 1)]);
  expect(told.sort()).toEqual([0, 0, 2]);
  expect(await db.select().from(outbox)).toHaveLength(2);
});

test('where no mail can be sent nothing counts as told', async () => {
  await look(0);
  const off = { ...facts.mail, configured: false };
  await watchHealth({ ...facts, now: at(HOUR_MS), disk: { free: 0, total: 1 }, mail: off });
  expect(await look(2 * HOUR_MS)).toBe(2);
});

test('a job is recorded when it ran, and at once when it fails, with words that name nobody', async () => {
  forgetPerProcess('job runs');
  await recordRun('retention', undefined, at(0));
  await recordRun('retention', undefined, at(MINUTE_MS));
  expect((await readRuns()).get('retention')?.ranAt).toEqual(at(0));
  await recordRun('retention', new Error('no room for reader@example.org'), at(2 * MINUTE_MS));
  const run = (await readRuns()).get('retention');
  expect(run).toMatchObject({ ranAt: at(0), failedAt: at(2 * MINUTE_MS) });
  expect(run?.error).toBe('no room for [e-mail]');
});
