import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { lowerPriority } from '@/db/core/lower-priority';
import { log, logFailure } from '@/runtime/log';
import { claimImportJob, releaseLease } from './jobs';

/** How soon an export that was sent is begun. */
const POLL_MS = 2_000;

/**
 * Imports what is sent at the desk, for as long as this process lives, without keeping it alive. Each in a child process of low
 * priority: readers are served meanwhile, and its memory goes with it. One that ended half-way is begun again: importing is
 * safe to repeat.
 * @param command arguments of Node that run scripts/import-job.ts
 */
export function startImports(command: readonly string[]): void {
  void run(command);
}

async function run(command: readonly string[]): Promise<void> {
  for (;;) {
    try {
      const job = await claimImportJob();
      if (job) await runJob(command, job.id);
    } catch (error) {
      logFailure('An import could not be begun', error);
    }
    await setTimeout(POLL_MS, undefined, { ref: false });
  }
}

async function runJob(command: readonly string[], id: number): Promise<void> {
  const child = spawn(process.execPath, [...command, String(id)], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  child.unref();
  child.on('spawn', () => lowerPriority(child.pid));
  const [code, signal] = await once(child, 'exit');
  if (code === 0) return;
  log.error({ event: 'import', outcome: 'failed', code, signal });
  await releaseLease(id);
}
