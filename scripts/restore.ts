/**
 * `npm run restore -- FILE`: replaces the database with a backup, after checking it; the site must be stopped. With
 * `--check` it only checks it, while the site runs, which then knows that restoring was tried.
 */
import './command-errors';
import { checkBackup } from '@/db/backup/backup';
import { restoreBackup } from '@/db/backup/restore';
import { recordRun } from '@/db/health/job-runs';
import { fail, MISUSED } from './command-errors';

const words = process.argv.slice(2);
const [file, ...more] = words.filter((word) => word !== '--check');
if (!file || more.length > 0) fail('Usage: npm run restore -- [--check] FILE', MISUSED);

if (words.includes('--check')) await check(file);
else await restore(file);

async function check(file: string): Promise<void> {
  const { madeAt, counts } = await checkBackup(file);
  await recordRun('restore');
  console.log(
    `Can be restored: ${counts.articles} articles and ${counts.comments} comments of ${madeAt.toISOString()}.`,
  );
}

async function restore(file: string): Promise<void> {
  const { madeAt, counts, pictures, replaced } = await restoreBackup(file);
  console.log(
    `Restored: ${counts.articles} articles and ${counts.comments} comments of ${madeAt.toISOString()}.`,
  );
  console.log(`Pictures: ${pictures} that were missing.`);
  if (replaced) console.log(`The database that was replaced is kept as ${replaced}`);
}
