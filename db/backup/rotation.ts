import { mkdir, open, rm } from 'node:fs/promises';
import path from 'node:path';
import { createClient, type LibsqlError, type Transaction } from '@libsql/client';
import { backupName, outdated } from '@/lib/site/backup-name';
import { settings } from '@/runtime/settings';
import { type Backup, makeBackup } from './backup';
import { isBackupDue } from './backup-age';
import { BackupError, filesIn } from './files';

/** A database that holds nothing: SQLite's lock on it goes with the process that has it, however that ends. */
const LOCK = '.lock';

export type BackedUp =
  | (Backup & { outcome: 'done'; file: string; pictures: number; removed: number })
  /** `busy`: another process is at it. `early`: the newest is not old enough. */
  | { outcome: 'busy' | 'early' };

/**
 * Makes a backup in BACKUP_DIR, and then removes those beyond BACKUP_KEEP. Of several processes one does it.
 * @param onlyIfDue does nothing while the newest one is young enough
 * @throws {BackupError} when no folder is set, or it could not be made: all others are still there
 */
export async function backUp({ onlyIfDue = false, now = new Date() } = {}): Promise<BackedUp> {
  const { BACKUP_DIR: folder, BACKUP_KEEP } = settings;
  if (folder === undefined) throw new BackupError('Name a file, or set BACKUP_DIR.');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return locked(folder, async () => {
    // Another process may have made one while this one came to the lock.
    if (onlyIfDue && !(await isBackupDue(now))) return { outcome: 'early' };
    const file = path.join(folder, backupName(now));
    const backup = await makeBackup(file);
    await syncFolder(folder);
    const old = outdated(await filesIn(folder), BACKUP_KEEP);
    for (const name of old) await rm(path.join(folder, name), { force: true });
    return { outcome: 'done', file, removed: old.length, ...backup };
  });
}

async function locked(folder: string, work: () => Promise<BackedUp>): Promise<BackedUp> {
  const lock = createClient({ url: `file:${path.join(path.resolve(folder), LOCK)}` });
  try {
    const held: Transaction | null = await lock.transaction('write').catch((error: LibsqlError) => {
      if (error.code === 'SQLITE_BUSY') return null;
      throw error;
    });
    return held === null ? { outcome: 'busy' } : await work();
  } finally {
    lock.close();
  }
}

/** So that the new name is on the disk before an old one goes from it. */
async function syncFolder(folder: string): Promise<void> {
  const opened = await open(folder, 'r');
  await opened.sync().finally(() => opened.close());
}
