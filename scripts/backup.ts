/**
 * `npm run backup -- [FILE]`: copies the database into a file, and its pictures beside it, while the site runs. Without
 * a FILE it goes into BACKUP_DIR, where only the newest are kept. The server does the same with `--due`
 * (db/backup/schedule.ts): when the newest is old enough, and what it did goes into the log.
 */
import './command-errors';
import path from 'node:path';
import { type Backup, backUpToFolder, makeBackup } from '@/db/backup/backup';
import { log, logFailure } from '@/runtime/log';
import { fail, MISUSED, REFUSED } from './command-errors';

const words = process.argv.slice(2);
const [target] = words;
if (words.length > 1) fail('Usage: npm run backup -- [FILE]', MISUSED);

if (target === '--due') await backUpForServer();
else await backUpForPerson();

async function backUpForPerson(): Promise<void> {
  if (target) return tell(target, await makeBackup(target));
  const backup = await backUpToFolder();
  if (backup.outcome === 'done') return tell(backup.file, backup);
  fail('Another process is making a backup.', REFUSED);
}

function tell(file: string, { counts, pictures }: Backup & { pictures: number }): void {
  console.log(`Written: ${file}, with ${counts.articles} articles and ${counts.comments} comments.`);
  console.log(`Pictures: ${pictures} new in ${path.join(path.dirname(file), 'media')}, which belongs to it.`);
}

async function backUpForServer(): Promise<void> {
  const start = performance.now();
  try {
    const backup = await backUpToFolder({ onlyIfDue: true });
    if (backup.outcome !== 'done') return;
    const { counts, pictures, removed } = backup;
    const ms = Math.round(performance.now() - start);
    log.info({ event: 'backup', outcome: 'done', ms, comments: counts.comments, pictures, removed });
  } catch (error) {
    logFailure('The backup was not made', error);
    process.exitCode = 1;
  }
}
