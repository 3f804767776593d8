import { expect, test } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/site/duration';
import type { HealthFacts } from './facts';
import { type CheckName, judgeHealth, worstOf } from './judge';

const now = new Date('2026-05-01T12:00:00Z');
const ago = (ms: number) => new Date(now.getTime() - ms);

const well: HealthFacts = {
  now,
  startedAt: ago(30 * DAY_MS),
  mail: { configured: true, lastSent: ago(HOUR_MS), waiting: 0, oldest: null, failing: 0, failedLately: 0 },
  backups: {
    kind: 'on',
    folder: '/srv/backups',
    everyHours: 24,
    newest: ago(HOUR_MS),
    restoreTried: ago(DAY_MS),
  },
  disk: { free: 80e9, total: 100e9 },
  database: { answers: true, ms: 2 },
  replica: null,
  queue: { waiting: 3, oldest: ago(HOUR_MS) },
  jobs: [
    { name: 'mail', ranAt: ago(MINUTE_MS), failedAt: null, error: null, every: 5 * MINUTE_MS },
    { name: 'retention', ranAt: ago(HOUR_MS), failedAt: null, error: null, every: HOUR_MS },
    { name: 'hours', ranAt: null, failedAt: null, error: null, every: null },
  ],
  overdue: null,
  version: { site: '1.0.0', node: 'v24', migrationsApplied: 23, migrationsKnown: 23 },
};

test('a site that is well has every check fine, and none for what it does not have', () => {
  const checks = judgeHealth(well);
  expect(checks.map(({ state }) => state)).toEqual(checks.map(() => 'pass'));
  expect(checks.map(({ name }) => name)).toEqual([
    'mail',
    'backups',
    'disk',
    'database',
    'queue',
    'jobs',
    'version',
  ]);
});

type Changed = { [Key in keyof HealthFacts]?: Partial<HealthFacts[Key]> | null };
const [mailJob, retentionJob, hoursJob] = well.jobs;

test.each<[string, CheckName, 'pass' | 'warn' | 'fail', Changed, string[]]>([
  ['no SMTP_URL', 'mail', 'warn', { mail: { configured: false, oldest: ago(DAY_MS) } }, ['mail-off']],
  ['a mail of half an hour', 'mail', 'fail', { mail: { oldest: ago(31 * MINUTE_MS) } }, ['mail-stuck']],
  ['a mail of some minutes', 'mail', 'pass', { mail: { oldest: ago(9 * MINUTE_MS) } }, []],
  ['failures', 'mail', 'warn', { mail: { failing: 1, failedLately: 2 } }, ['mail-failing', 'mail-failed']],
  ['no backups', 'backups', 'warn', { backups: { kind: 'off', newest: null } }, ['backups-off']],
  ['a server that is backed up elsewhere', 'backups', 'pass', { backups: { kind: 'server' } }, []],
  ['one turn missed', 'backups', 'pass', { backups: { newest: ago(48 * HOUR_MS) } }, []],
  ['two turns missed', 'backups', 'fail', { backups: { newest: ago(50 * HOUR_MS) } }, ['backups-old']],
  ['none ever', 'backups', 'fail', { backups: { newest: null } }, ['backups-old']],
  [
    'none since the start a minute ago',
    'backups',
    'warn',
    { backups: { newest: null }, startedAt: ago(MINUTE_MS) },
    ['backups-never'],
  ],
  [
    'no restore in half a year',
    'backups',
    'warn',
    { backups: { restoreTried: ago(190 * DAY_MS) } },
    ['restore-untried'],
  ],
  ['a small disk with room', 'disk', 'pass', { disk: { free: 2e9, total: 8e9 } }, []],
  ['a twentieth free', 'disk', 'warn', { disk: { free: 40e9, total: 1000e9 } }, ['disk-low']],
  ['nothing free', 'disk', 'fail', { disk: { free: 1e8, total: 100e9 } }, ['disk-full']],
  ['a disk that cannot be asked', 'disk', 'warn', { disk: null }, ['disk-unknown']],
  ['a slow database', 'database', 'warn', { database: { ms: 800 } }, ['database-slow']],
  ['no database', 'database', 'fail', { database: { answers: false } }, ['database-gone']],
  [
    'a replica that lags',
    'replica',
    'fail',
    { replica: { inUse: false, isUnhealthy: true, behind: 12 } },
    ['replica-behind'],
  ],
  ['a replica', 'replica', 'pass', { replica: { inUse: true, isUnhealthy: false, behind: 0 } }, []],
  ['a comment of three days', 'queue', 'warn', { queue: { oldest: ago(3 * DAY_MS) } }, ['queue-old']],
  [
    'a job that failed since it ran',
    'jobs',
    'warn',
    { jobs: [{ ...retentionJob, failedAt: ago(MINUTE_MS), error: 'x' }] as never },
    ['job-failed'],
  ],
  [
    'a job that failed before it ran',
    'jobs',
    'pass',
    { jobs: [{ ...retentionJob, failedAt: ago(2 * HOUR_MS), error: 'x' }] as never },
    [],
  ],
  [
    'a job that stands still',
    'jobs',
    'fail',
    { jobs: [{ ...mailJob, ranAt: ago(HOUR_MS) }] as never },
    ['job-late'],
  ],
  ['a job that never ran', 'jobs', 'fail', { jobs: [{ ...mailJob, ranAt: null }] as never }, ['job-late']],
  [
    'a job that has not begun since the start',
    'jobs',
    'pass',
    { jobs: [{ ...mailJob, ranAt: ago(DAY_MS) }] as never, startedAt: ago(MINUTE_MS) },
    [],
  ],
  [
    'what should have come out',
    'jobs',
    'fail',
    { jobs: [hoursJob] as never, overdue: ago(HOUR_MS) },
    ['hours-late'],
  ],
  [
    'a migration that was not applied',
    'version',
    'fail',
    { version: { migrationsApplied: 22 } },
    ['migrations-missing'],
  ],
  [
    'a database of a newer version',
    'version',
    'warn',
    { version: { migrationsApplied: 24 } },
    ['migrations-newer'],
  ],
])('%s: %s is %s', (_, name, state, changed, codes) => {
  const facts = { ...well };
  for (const [key, value] of Object.entries(changed)) {
    const before = well[key as keyof HealthFacts];
    const isWhole = value === null || before === null || Array.isArray(value) || value instanceof Date;
    Object.assign(facts, { [key]: isWhole ? value : { ...Object(before), ...Object(value) } });
  }
  const found = judgeHealth(facts).find((check) => check.name === name);
  expect(found?.advice.map(({ code }) => code)).toEqual(codes);
  expect(found?.state).toBe(state);
});

test('the worst of several states is told', () => {
  expect(worstOf([])).toBe('pass');
  expect(worstOf([{ state: 'pass' }, { state: 'warn' }])).toBe('warn');
  expect(worstOf([{ state: 'fail' }, { state: 'warn' }])).toBe('fail');
});
