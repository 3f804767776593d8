import { recordRun } from '@/db/health/job-runs';
import { applyHours, nextHour } from '@/db/writing/hours';
import { HOUR_MS, MINUTE_MS } from '@/lib/site/duration';
import { logFailure } from '@/runtime/log';
import { perProcess } from '@/runtime/per-process';

/** No page is served longer after its render (`reads` in next.config.ts): what came out before is in all of them. */
const MAX_PAGE_AGE_MS = HOUR_MS;

/** Until it is tried again, where the database could not be written. */
const RETRY_MS = MINUTE_MS;

const hours = perProcess('hours', () => ({ passed: Date.now() - MAX_PAGE_AGE_MS, next: 0 }));

/** Has what was to happen at an hour that has come happen before anything is answered; reads the clock alone until then. */
export async function applyDueHours(): Promise<void> {
  const now = Date.now();
  if (now < hours.next) return;
  try {
    await applyHours(new Date(hours.passed), new Date(now));
    hours.passed = now;
    hours.next = (await nextHour(new Date(now))).getTime();
    void recordRun('hours');
  } catch (error) {
    hours.next = now + RETRY_MS;
    logFailure('What was scheduled could not be published', error);
    void recordRun('hours', error);
  }
}

/** Has the next hour read anew: one was set, here or in another process. */
export function recheckHours(): void {
  hours.next = 0;
}
