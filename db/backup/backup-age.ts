import { newestTime } from '@/lib/site/backup-name';
import { HOUR_MS } from '@/lib/site/duration';
import { settings } from '@/runtime/settings';
import { filesIn } from './files';

/** When the newest backup in BACKUP_DIR was begun; null when there is none, undefined when no folder is set. */
export async function newestBackup(now: Date = new Date()): Promise<Date | null | undefined> {
  const { BACKUP_DIR } = settings;
  return BACKUP_DIR === undefined ? undefined : newestTime(await filesIn(BACKUP_DIR), now);
}

/** Whether the newest backup is older than BACKUP_EVERY; never without BACKUP_DIR. */
export async function isBackupDue(now: Date = new Date()): Promise<boolean> {
  const newest = await newestBackup(now);
  if (newest === undefined) return false;
  return newest === null || now.getTime() - newest.getTime() >= settings.BACKUP_EVERY * HOUR_MS;
}
