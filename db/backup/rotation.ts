/** The backups that the site makes by itself: names tell when each was begun, and sort by it. */
import { HOUR_MS } from '@/lib/site/duration';
import { settings } from '@/runtime/settings';
import { listFiles } from './files';

const NAME = /^maqal-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z\.db$/;

/** What is left of one that was cut off, and what SQLite puts beside it. */
const UNFINISHED = /^maqal-[\dTZ-]+\.db\.part/;

/** `maqal-2026-01-31T09-00-00Z.db`: no colons, which some file systems do not take. */
export function backupName(begun: Date): string {
  return `maqal-${begun.toISOString().slice(0, 19).replaceAll(':', '-')}Z.db`;
}

/** When a backup was begun, by its name; null for a file that is none of these. */
export function backupTime(name: string): Date | null {
  const [, day, hours, minutes, seconds] = NAME.exec(name) ?? [];
  const time = new Date(`${day}T${hours}:${minutes}:${seconds}Z`);
  return Number.isNaN(time.getTime()) ? null : time;
}

/** The newest of these files that was not begun in the future, as clocks are set back: the time of it, or null. */
export function newestTime(names: readonly string[], now: Date): Date | null {
  const times = names.flatMap((name) => backupTime(name) ?? []).filter((time) => time <= now);
  return times.length === 0 ? null : new Date(Math.max(...times.map(Number)));
}

/** Of the files in a folder, those to be removed: backups older than the newest `keep`, and what was cut off. */
export function expiredBackups(names: readonly string[], keep: number): string[] {
  const backups = names.filter((name) => backupTime(name)).sort();
  return [
    ...backups.slice(0, Math.max(0, backups.length - keep)),
    ...names.filter((name) => UNFINISHED.test(name)),
  ];
}

/** When the newest backup in BACKUP_DIR was begun; null when there is none, undefined when no folder is set. */
export async function newestBackup(now: Date = new Date()): Promise<Date | null | undefined> {
  const { BACKUP_DIR } = settings;
  return BACKUP_DIR === undefined ? undefined : newestTime(await listFiles(BACKUP_DIR), now);
}

/** Whether the newest backup is older than BACKUP_EVERY; never without BACKUP_DIR. */
export async function isBackupDue(now: Date = new Date()): Promise<boolean> {
  const newest = await newestBackup(now);
  if (newest === undefined) return false;
  return newest === null || now.getTime() - newest.getTime() >= settings.BACKUP_EVERY * HOUR_MS;
}
