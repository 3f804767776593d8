/** Jobs of the desk's import: one at a time, each begun again where the process that worked on it has ended. */
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { and, asc, desc, eq, inArray, isNull, lt, or } from 'drizzle-orm';
import { db, type Transaction } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { accounts } from '@/db/schema/accounts';
import { importJobs } from '@/db/schema/imports';
import type { ImportPhase, ImportProblem } from '@/lib/import/job';
import { MINUTE_MS } from '@/lib/site/duration';
import type { Edition } from '@/site.config';
import { uploadPath } from './uploads';

/** How long a process that says nothing is believed to live; it says something more often (`extendLease`). */
const LEASE_MS = MINUTE_MS;
export const HEARTBEAT_MS = LEASE_MS / 4;

/** What ends its process three times would end it again. */
const MAX_ATTEMPTS = 3;

const LIST_SIZE = 20;

export type ImportJob = typeof importJobs.$inferSelect;

const isOpen = inArray(importJobs.state, ['queued', 'running']);

interface NewImport {
  name: string;
  /** In the folder of uploads. */
  file: string;
  bytes: number;
  edition: Edition;
  /** Id of an account. */
  createdBy: string;
}

/** @returns false where another one is waiting or running */
export function addImportJob(job: NewImport, now: Date = new Date()): Promise<boolean> {
  return write(async (tx) => {
    if (await openJob(tx)) return false;
    await tx.insert(importJobs).values({ ...job, createdAt: now });
    return true;
  });
}

/** The one that waits or runs. */
export async function openJob(from: Pick<Transaction, 'select'> = db): Promise<ImportJob | undefined> {
  const [job] = await from.select().from(importJobs).where(isOpen).orderBy(asc(importJobs.id)).limit(1);
  return job;
}

/**
 * Takes the job that nobody works on, if its file is on this machine, for LEASE_MS. One that was begun too often fails.
 */
export function claimImportJob(now: Date = new Date()): Promise<ImportJob | undefined> {
  return write(async (tx) => {
    const isFree = or(isNull(importJobs.leaseUntil), lt(importJobs.leaseUntil, now));
    const [job] = await tx.select().from(importJobs).where(and(isOpen, isFree)).limit(1);
    if (!job) return;
    const isHere = existsSync(uploadPath(job.file));
    // Another machine of the site may have it, and has had its chance when the lease of one that was begun is over.
    if (!isHere && job.attempts === 0 && now.getTime() - job.createdAt.getTime() < LEASE_MS) return;
    if (!isHere || job.attempts >= MAX_ATTEMPTS) {
      await tx
        .update(importJobs)
        .set(ended(isHere ? 'interrupted' : 'lost', now))
        .where(eq(importJobs.id, job.id));
      await rm(uploadPath(job.file), { force: true });
      return;
    }
    const leaseUntil = new Date(now.getTime() + LEASE_MS);
    const set = { state: 'running' as const, leaseUntil, attempts: job.attempts + 1 };
    const [claimed] = await tx.update(importJobs).set(set).where(eq(importJobs.id, job.id)).returning();
    return claimed;
  });
}

function ended(problem: ImportProblem | null, now: Date) {
  const state: ImportJob['state'] = problem ? 'failed' : 'done';
  return { state, problem, finishedAt: now, leaseUntil: null };
}

export function extendLease(
  id: number,
  progress?: { phase: ImportPhase; done: number; total: number },
  now: Date = new Date(),
): Promise<void> {
  const leaseUntil = new Date(now.getTime() + LEASE_MS);
  return changeRunning(id, { leaseUntil, ...progress });
}

/** Lets another process begin it at once: the one that worked on it has ended. */
export function releaseLease(id: number): Promise<void> {
  return changeRunning(id, { leaseUntil: null });
}

/** Ends a job, and deletes what was sent for it. */
export async function finishImportJob(
  { id, file }: Pick<ImportJob, 'id' | 'file'>,
  failure: { problem: ImportProblem; line?: number; quote?: string } | null,
  now: Date = new Date(),
): Promise<void> {
  await changeRunning(id, {
    ...ended(failure?.problem ?? null, now),
    line: failure?.line,
    quote: failure?.quote,
  });
  await rm(uploadPath(file), { force: true });
}

async function changeRunning(id: number, set: Partial<ImportJob>): Promise<void> {
  const isRunning = and(eq(importJobs.id, id), eq(importJobs.state, 'running'));
  await write((tx) => tx.update(importJobs).set(set).where(isRunning));
}

export async function findImportJob(id: number): Promise<ImportJob | undefined> {
  const [job] = await db.select().from(importJobs).where(eq(importJobs.id, id));
  return job;
}

/** The last ones, newest first, each with who asked for it. */
export async function listImportJobs(): Promise<(ImportJob & { by: string })[]> {
  const rows = await db
    .select({ job: importJobs, by: accounts.name })
    .from(importJobs)
    .innerJoin(accounts, eq(accounts.id, importJobs.createdBy))
    .orderBy(desc(importJobs.id))
    .limit(LIST_SIZE);
  return rows.map(({ job, by }) => ({ ...job, by }));
}
