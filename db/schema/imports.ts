import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { importPhases, importProblems, importStates } from '@/lib/import/job';
import { accounts } from './accounts';
import { oneOf, time } from './columns';

/** WordPress exports that were sent at the desk: one is imported at a time, in a process of its own (db/import/schedule.ts). */
export const importJobs = sqliteTable(
  'import_jobs',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** As its sender's computer calls it. */
    name: text().notNull(),
    /** In the folder of uploads (db/import/uploads.ts); deleted when the job has ended. */
    file: text().notNull(),
    bytes: integer().notNull(),
    /** Language of its report. */
    edition: text({ enum: ['ar', 'en'] }).notNull(),
    state: text({ enum: importStates }).notNull().default('queued'),
    phase: text({ enum: importPhases }),
    /** Of the phase: bytes of `read`, else things. */
    done: integer().notNull().default(0),
    total: integer().notNull().default(0),
    /** Until when the process that works on it is believed to live; it extends this. */
    leaseUntil: time('lease_until'),
    /** How often it was begun. */
    attempts: integer().notNull().default(0),
    createdBy: text('created_by')
      .notNull()
      .references(() => accounts.id),
    createdAt: time('created_at').notNull(),
    finishedAt: time('finished_at'),
    /** Why it failed; with the line of the file and the parser's words where that is broken. */
    problem: text({ enum: importProblems }),
    line: integer(),
    quote: text(),
  },
  (t) => [
    index('import_jobs_open').on(t.id).where(sql`state in ('queued', 'running')`),
    check('import_jobs_edition', sql`${t.edition} in ('ar', 'en')`),
    check('import_jobs_state', sql`${t.state} in (${oneOf(importStates)})`),
    check('import_jobs_phase', sql`${t.phase} is null or ${t.phase} in (${oneOf(importPhases)})`),
    check('import_jobs_problem', sql`(${t.state} = 'failed') = (${t.problem} is not null)`),
    check('import_jobs_ended', sql`(${t.state} in ('done', 'failed')) = (${t.finishedAt} is not null)`),
  ],
);
