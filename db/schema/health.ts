import { sql } from 'drizzle-orm';
import { check, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { jobNames } from '@/lib/health/facts';
import { checkNames } from '@/lib/health/judge';
import { oneOf, time } from './columns';

/** When what runs by itself last ran, in whatever process, and last failed (db/health/job-runs.ts). */
export const jobRuns = sqliteTable(
  'job_runs',
  {
    name: text({ enum: jobNames }).primaryKey(),
    ranAt: time('ran_at'),
    failedAt: time('failed_at'),
    error: text(),
  },
  (t) => [check('job_runs_name', sql`${t.name} in (${oneOf(jobNames)})`)],
);

/** What is wrong with the site, since when, and when its admins were told; a row goes when it is well again. */
export const healthAlarms = sqliteTable(
  'health_alarms',
  {
    check: text({ enum: checkNames }).notNull(),
    /** The machine it is wrong on; '' for what all of them share. */
    place: text().notNull(),
    since: time('since').notNull(),
    /** When that machine last found it so: one that is gone does not say that it is well again. Null until then. */
    seenAt: time('seen_at'),
    toldAt: time('told_at'),
  },
  (t) => [
    primaryKey({ columns: [t.check, t.place] }),
    check('health_alarms_check', sql`${t.check} in (${oneOf(checkNames)})`),
  ],
);
