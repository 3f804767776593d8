import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setPriority } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { MINUTE_MS } from '@/lib/site/duration';
import { log, logFailure } from '@/runtime/log';
import { settings } from '@/runtime/settings';
import { isBackupDue } from './rotation';

/** Between two looks whether a backup is due, which read the names in a folder. */
const INTERVAL = MINUTE_MS;

/** The longest pause after backups that failed; each is twice the one before. */
const LONGEST_PAUSE = 60 * MINUTE_MS;

/** Readers go first. */
const NICE = 10;

/**
 * Makes a backup in BACKUP_DIR whenever the newest is old enough, for as long as this process lives; it keeps nothing
 * alive by itself. A process of its own makes it: copying a database blocks the thread that does it. One that is under
 * way when this process ends is finished.
 * @param command the script that makes one, as JavaScript (scripts/backup.ts)
 */
export function startBackups(command: string): void {
  if (settings.BACKUP_DIR !== undefined) void run(command);
}

async function run(command: string): Promise<void> {
  for (let pause = INTERVAL; ; await setTimeout(pause, undefined, { ref: false })) {
    try {
      const failed = (await isBackupDue()) && !(await runCommand(command));
      pause = failed ? nextPause(pause) : INTERVAL;
    } catch (error) {
      logFailure('Whether a backup is due could not be found out', error);
      pause = nextPause(pause);
    }
  }
}

/** After one more failure, in milliseconds. */
export function nextPause(pause: number): number {
  return Math.min(pause * 2, LONGEST_PAUSE);
}

/** Gives whether it ended well; what it did it writes into the same log. */
async function runCommand(command: string): Promise<boolean> {
  const child = spawn(process.execPath, [command, '--due'], { stdio: ['ignore', 'inherit', 'inherit'] });
  child.unref();
  child.on('spawn', () => lower(child.pid));
  const [code, signal] = await once(child, 'exit');
  if (code !== 0) log.error({ event: 'backup', outcome: 'failed', code, signal });
  return code === 0;
}

/** A process that has ended already needs it no more. */
function lower(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, NICE);
  } catch (error) {
    logFailure('The backup could not be made to wait for others', error);
  }
}
