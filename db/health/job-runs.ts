import { db } from '@/db/core/client';
import { write } from '@/db/core/write-queue';
import { jobRuns } from '@/db/schema/health';
import type { JobName } from '@/lib/health/facts';
import { MINUTE_MS } from '@/lib/site/duration';
import { logFailure } from '@/runtime/log';
import { describeFailure } from '@/runtime/log-redaction';
import { perProcess } from '@/runtime/per-process';

/** How often a success of a job that runs all the time is written down; a change from success to failure is at once. */
export const RECORD_EVERY_MS = 5 * MINUTE_MS;

const recorded = perProcess('job runs', () => new Map<JobName, { at: number; failed: boolean }>());

/** Records that a job ran to its end, or failed. Never throws: the job itself goes on without. */
export async function recordRun(name: JobName, failure?: unknown, now: Date = new Date()): Promise<void> {
  const failed = failure !== undefined;
  const last = recorded.get(name);
  if (last && last.failed === failed && now.getTime() - last.at < RECORD_EVERY_MS) return;
  recorded.set(name, { at: now.getTime(), failed });
  const set = failed ? { failedAt: now, error: wordsOf(failure) } : { ranAt: now };
  try {
    await write((tx) =>
      tx
        .insert(jobRuns)
        .values({ name, ...set })
        .onConflictDoUpdate({ target: jobRuns.name, set }),
    );
  } catch (error) {
    // Not tried again at once: on a full disk the log would fill, too.
    logFailure('It could not be recorded that a job ran', error);
  }
}

/** As the log says it: without anything personal. */
function wordsOf(failure: unknown): string {
  if (typeof failure === 'string') return failure;
  const { message, code, type, cause } = describeFailure(failure);
  return [code, cause?.message ?? (message || type)].filter(Boolean).join(': ');
}

export async function readRuns(): Promise<Map<JobName, typeof jobRuns.$inferSelect>> {
  return new Map((await db.select().from(jobRuns)).map((row) => [row.name, row]));
}
