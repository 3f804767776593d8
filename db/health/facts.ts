import { readFile, statfs } from 'node:fs/promises';
import path from 'node:path';
import { and, count, eq, gt, lte, min, ne, sql } from 'drizzle-orm';
import { newestBackup } from '@/db/backup/rotation';
import { client, db } from '@/db/core/client';
import { replicaState } from '@/db/core/replica';
import { CANCELLED, outboxState } from '@/db/mail/outbox';
import { comments } from '@/db/schema/comments';
import { outbox } from '@/db/schema/mail';
import { scheduledChanges } from '@/db/schema/writing';
import type { HealthFacts, JobFacts } from '@/lib/health/facts';
import { DAY_MS, HOUR_MS } from '@/lib/site/duration';
import { logFailure } from '@/runtime/log';
import { databaseFile, dataFolder, settings } from '@/runtime/settings';
import { WATCH_EVERY_MS } from './intervals';
import { RECORD_EVERY_MS, readRuns } from './job-runs';

const NO_MAIL = { lastSent: null, waiting: 0, oldest: null, failing: 0, failedLately: 0 };

/** Gathers what `judgeHealth` decides by. Without the database only what is known without it. Never cached. */
export async function readHealthFacts(now: Date = new Date()): Promise<HealthFacts> {
  const database = await pingDatabase();
  const { answers } = database;
  const runs = answers ? await readRuns() : new Map();
  return {
    now,
    startedAt: new Date(now.getTime() - process.uptime() * 1000),
    mail: answers ? await readMail(now) : { configured: settings.SMTP_URL !== undefined, ...NO_MAIL },
    backups: {
      kind: databaseFile ? (settings.BACKUP_DIR === undefined ? 'off' : 'on') : 'server',
      folder: settings.BACKUP_DIR ?? null,
      everyHours: settings.BACKUP_EVERY,
      newest: await readNewestBackup(now),
      restoreTried: runs.get('restore')?.ranAt ?? null,
    },
    disk: await readDisk(),
    database,
    replica: readReplica(),
    queue: answers ? await readQueue() : { waiting: 0, oldest: null },
    jobs: jobs().map(({ name, every }) => {
      const { ranAt = null, failedAt = null, error = null } = runs.get(name) ?? {};
      return { name, every, ranAt, failedAt, error };
    }),
    overdue: answers ? await readOverdue(now) : null,
    version: await readVersion(answers),
  };
}

/** What runs by itself by the settings of this site. */
function jobs(): Pick<JobFacts, 'name' | 'every'>[] {
  return [
    ...(settings.SMTP_URL ? [{ name: 'mail' as const, every: RECORD_EVERY_MS }] : []),
    { name: 'retention', every: HOUR_MS },
    ...(settings.BACKUP_DIR ? [{ name: 'backups' as const, every: RECORD_EVERY_MS }] : []),
    { name: 'hours', every: null },
    { name: 'watch', every: WATCH_EVERY_MS },
  ];
}

async function pingDatabase(): Promise<HealthFacts['database']> {
  const start = performance.now();
  const answers = await client.execute('select 1').then(
    () => true,
    () => false,
  );
  return { answers, ms: Math.round(performance.now() - start) };
}

async function readMail(now: Date): Promise<HealthFacts['mail']> {
  const { configured, lastSent, waiting, oldest, failing } = await outboxState();
  const lately = and(
    gt(outbox.failedAt, new Date(now.getTime() - DAY_MS)),
    ne(outbox.lastError, CANCELLED),
    // Written as the partial index of the table has it.
    sql`failed_at is not null and recipient <> '-'`,
  );
  const [failed] = await db.select({ mails: count() }).from(outbox).where(lately);
  return { configured, lastSent, waiting, oldest, failing, failedLately: failed?.mails ?? 0 };
}

async function readNewestBackup(now: Date): Promise<Date | null> {
  const newest = await newestBackup(now).catch((error) => {
    logFailure('Backups could not be looked for', error);
    return null;
  });
  return newest ?? null;
}

async function readDisk(): Promise<HealthFacts['disk']> {
  const found = await statfs(dataFolder).catch(() => null);
  return found && { free: found.bavail * found.bsize, total: found.blocks * found.bsize };
}

function readReplica(): HealthFacts['replica'] {
  if (!settings.DATABASE_REPLICA_URL) return null;
  const { inUse, isUnhealthy, behind } = replicaState();
  return { inUse, isUnhealthy, behind };
}

async function readQueue(): Promise<HealthFacts['queue']> {
  const [queue] = await db
    .select({ waiting: count(), oldest: min(comments.createdAt) })
    .from(comments)
    .where(eq(comments.state, 'waiting'));
  return queue ?? { waiting: 0, oldest: null };
}

async function readOverdue(now: Date): Promise<Date | null> {
  const { dueAt } = scheduledChanges;
  const [row] = await db
    .select({ at: min(dueAt) })
    .from(scheduledChanges)
    .where(lte(dueAt, now));
  return row?.at ?? null;
}

async function readVersion(answers: boolean): Promise<HealthFacts['version']> {
  const { version: site } = JSON.parse(await readFile('package.json', 'utf8').catch(() => '{"version":""}'));
  const journal = JSON.parse(await readFile(path.resolve('db/migrations/meta/_journal.json'), 'utf8'));
  const migrationsKnown: number = journal.entries.length;
  if (!answers) return { site, node: process.version, migrationsApplied: migrationsKnown, migrationsKnown };
  const { rows } = await client.execute('SELECT count(*) FROM __drizzle_migrations');
  return { site, node: process.version, migrationsApplied: Number(rows[0]?.[0]), migrationsKnown };
}
