import { DAY_MS, HOUR_MS, MINUTE_MS } from '@/lib/site/duration';
import type { HealthFacts, JobFacts, JobName } from './facts';

/** From the best to the worst. */
export const healthStates = ['pass', 'warn', 'fail'] as const;
export type HealthState = (typeof healthStates)[number];

export const checkNames = [
  'mail',
  'backups',
  'disk',
  'database',
  'replica',
  'queue',
  'jobs',
  'version',
] as const;
export type CheckName = (typeof checkNames)[number];

/** What is to be done, worded in messages/ under DeskHealth.advice; each with the state that it makes of its check. */
const ADVICE = {
  'mail-off': 'warn',
  'mail-stuck': 'fail',
  'mail-failing': 'warn',
  'mail-failed': 'warn',
  'backups-off': 'warn',
  'backups-never': 'warn',
  'backups-old': 'fail',
  'restore-untried': 'warn',
  'disk-unknown': 'warn',
  'disk-low': 'warn',
  'disk-full': 'fail',
  'database-gone': 'fail',
  'database-slow': 'warn',
  'replica-behind': 'fail',
  'queue-old': 'warn',
  'job-failed': 'warn',
  'job-late': 'fail',
  'hours-late': 'fail',
  'migrations-missing': 'fail',
  'migrations-newer': 'warn',
} as const satisfies Record<string, HealthState>;
/** The command that the advice `restore-untried` names. */
export const CHECK_BACKUP = 'npm run restore -- --check FILE';

type AdviceCode = keyof typeof ADVICE;

export interface Advice {
  code: AdviceCode;
  /** Which job it is about. */
  job?: JobName;
}

export interface HealthCheck {
  name: CheckName;
  state: HealthState;
  advice: Advice[];
}

/** Mails are tried again for longer than that, but who asked for one waits for it. */
const MAX_MAIL_WAIT_MS = 30 * MINUTE_MS;
const MAX_RESTORE_AGE_MS = 180 * DAY_MS;
const GIGABYTE = 1e9;
const LOW_DISK = { bytes: GIGABYTE, share: 0.05 };
/** A day of a busy site: comments, pages, pictures, the copy that a backup is. */
const FULL_DISK_BYTES = GIGABYTE / 5;
const SLOW_DATABASE_MS = 500;
const MAX_QUEUE_AGE_MS = 2 * DAY_MS;
/** Turns that a job may miss, and what it may take besides, before it counts as standing still. */
const MISSED_TURNS = 3;
const LATE_MS = 10 * MINUTE_MS;

/** Decides from the facts alone. Without the database nothing is known but that it is gone, and the disk. */
export function judgeHealth(facts: HealthFacts): HealthCheck[] {
  const { database, replica } = facts;
  if (!database.answers) return [check('database', ['database-gone']), check('disk', adviceOnDisk(facts))];
  return [
    check('mail', adviceOnMail(facts)),
    check('backups', adviceOnBackups(facts)),
    check('disk', adviceOnDisk(facts)),
    check('database', when(database.ms > SLOW_DATABASE_MS, 'database-slow')),
    ...(replica ? [check('replica', when(replica.isUnhealthy, 'replica-behind'))] : []),
    check('queue', when(isOlder(facts, facts.queue.oldest, MAX_QUEUE_AGE_MS), 'queue-old')),
    check('jobs', adviceOnJobs(facts)),
    check('version', adviceOnVersion(facts)),
  ];
}

export function worstOf(checks: readonly { state: HealthState }[]): HealthState {
  return healthStates.findLast((state) => checks.some((one) => one.state === state)) ?? 'pass';
}

function check(name: CheckName, found: readonly (AdviceCode | Advice)[]): HealthCheck {
  const advice = found.map((one) => (typeof one === 'string' ? { code: one } : one));
  return { name, state: worstOf(advice.map(({ code }) => ({ state: ADVICE[code] }))), advice };
}

function when(holds: boolean, code: AdviceCode): AdviceCode[] {
  return holds ? [code] : [];
}

function isOlder({ now }: HealthFacts, time: Date | null, ms: number): boolean {
  return time !== null && now.getTime() - time.getTime() > ms;
}

function adviceOnMail(facts: HealthFacts): AdviceCode[] {
  const { configured, oldest, failing, failedLately } = facts.mail;
  if (!configured) return ['mail-off'];
  return [
    ...when(isOlder(facts, oldest, MAX_MAIL_WAIT_MS), 'mail-stuck'),
    ...when(failing > 0, 'mail-failing'),
    ...when(failedLately > 0, 'mail-failed'),
  ];
}

function adviceOnBackups(facts: HealthFacts): AdviceCode[] {
  const { kind, newest, everyHours, restoreTried } = facts.backups;
  if (kind === 'server') return [];
  if (kind === 'off') return ['backups-off'];
  // One that is due is made within minutes; one turn may fail.
  const longest = 2 * everyHours * HOUR_MS + HOUR_MS;
  const isMissing = newest === null && isOlder(facts, facts.startedAt, HOUR_MS);
  const isOld = isOlder(facts, newest, longest) || isMissing;
  return [
    ...when(isOld, 'backups-old'),
    ...when(newest === null && !isMissing, 'backups-never'),
    ...when(restoreTried === null || isOlder(facts, restoreTried, MAX_RESTORE_AGE_MS), 'restore-untried'),
  ];
}

function adviceOnDisk({ disk }: HealthFacts): AdviceCode[] {
  if (!disk) return ['disk-unknown'];
  if (disk.free < FULL_DISK_BYTES) return ['disk-full'];
  return when(disk.free < LOW_DISK.bytes || disk.free < LOW_DISK.share * disk.total, 'disk-low');
}

function adviceOnJobs(facts: HealthFacts): (AdviceCode | Advice)[] {
  const advice: (AdviceCode | Advice)[] = facts.jobs.flatMap((job) => {
    const { name, failedAt, ranAt } = job;
    if (isLate(facts, job)) return { code: 'job-late' as const, job: name };
    return failedAt && (!ranAt || failedAt > ranAt) ? { code: 'job-failed' as const, job: name } : [];
  });
  return isOlder(facts, facts.overdue, LATE_MS) ? [...advice, 'hours-late'] : advice;
}

function isLate(facts: HealthFacts, { ranAt, every }: JobFacts): boolean {
  if (every === null) return false;
  // A process that has just started has not come to it.
  const limit = MISSED_TURNS * every + LATE_MS;
  return isOlder(facts, facts.startedAt, limit) && isOlder(facts, ranAt ?? facts.startedAt, limit);
}

function adviceOnVersion({ version: { migrationsApplied, migrationsKnown } }: HealthFacts): AdviceCode[] {
  return [
    ...when(migrationsApplied < migrationsKnown, 'migrations-missing'),
    ...when(migrationsApplied > migrationsKnown, 'migrations-newer'),
  ];
}
