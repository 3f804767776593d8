/** Rotation of automatic backups, by their names: each holds its start time, and sorts by it. */
import { HOUR_MS } from '@/lib/site/duration';
import { settings } from '@/runtime/settings';
import { listFiles } from './files';

const NAME = /^maqal-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z\.db$/;

/** Leftovers of an interrupted one, also SQLite's files beside it. */
const UNFINISHED = /^maqal-[\dTZ-]+\.db\.part/;

/** `maqal-2026-01-31T09-00-00Z.db`: without colons, which some file systems reject. */
export function backupName(begun: Date): string {
  return `maqal-${begun.toISOString().slice(0, 19).replaceAll(':', '-')}Z.db`;
}

/** Start time of a backup, by its name; null for any other file. */
export function backupTime(name: string): Date | null {
  const [, day, hours, minutes, seconds] = NAME.exec(name) ?? [];
  const time = new Date(`${day}T${hours}:${minutes}:${seconds}Z`);
  return Number.isNaN(time.getTime()) ? null : time;
}

/** Start time of the newest backup, or null. Ignores future ones, as clocks are set back. */
export function newestTime(names: readonly string[], now: Date): Date | null {
  const times = names.flatMap((name) => backupTime(name) ?? []).filter((time) => time <= now);
  return times.length === 0 ? null : new Date(Math.max(...times.map(Number)));
}

/** The files to remove: backups older than the newest `keep`, and interrupted ones. */
export function expiredBackups(names: readonly string[], keep: number): string[] {
  const backups = names.filter((name) => backupTime(name)).sort();
  return [
    ...backups.slice(0, Math.max(0, backups.length - keep)),
    ...names.filter((name) => UNFINISHED.test(name)),
  ];
}

/** Start time of the newest backup in BACKUP_DIR; null when there is none, undefined when no folder is set. */
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
