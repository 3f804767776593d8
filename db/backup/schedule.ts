import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { lowerPriority } from '@/db/core/lower-priority';
import { recordRun } from '@/db/health/job-runs';
import { MINUTE_MS } from '@/lib/site/duration';
import { log, logFailure } from '@/runtime/log';
import { settings } from '@/runtime/settings';
import { isBackupDue } from './rotation';

/** Between two checks whether a backup is due, which list a folder. */
const POLL_MS = MINUTE_MS;

/** Exponential backoff after failed backups, up to this. */
const MAX_BACKOFF_MS = 60 * MINUTE_MS;

/**
 * Makes a backup in BACKUP_DIR whenever one is due, for as long as this process lives, without keeping it alive. Runs in a
 * child process, as copying a database blocks its thread; one in progress when this process ends is completed.
 * @param command the script that makes one, as JavaScript (scripts/backup.ts)
 */
export function startBackups(command: string): void {
  if (settings.BACKUP_DIR !== undefined) void run(command);
}

async function run(command: string): Promise<void> {
  for (let delay = POLL_MS; ; await setTimeout(delay, undefined, { ref: false })) {
    try {
      const failed = (await isBackupDue()) && !(await runCommand(command));
      delay = failed ? nextBackoff(delay) : POLL_MS;
      await recordRun('backups', failed ? 'The backup was not made' : undefined);
    } catch (error) {
      logFailure('Whether a backup is due could not be found out', error);
      await recordRun('backups', error);
      delay = nextBackoff(delay);
    }
  }
}

/** The next backoff, in milliseconds. */
export function nextBackoff(backoff: number): number {
  return Math.min(backoff * 2, MAX_BACKOFF_MS);
}

/** Returns whether it succeeded. It writes to the same log. */
async function runCommand(command: string): Promise<boolean> {
  const child = spawn(process.execPath, [command, '--due'], { stdio: ['ignore', 'inherit', 'inherit'] });
  child.unref();
  child.on('spawn', () => lowerPriority(child.pid));
  const [code, signal] = await once(child, 'exit');
  if (code !== 0) log.error({ event: 'backup', outcome: 'failed', code, signal });
  return code === 0;
}
