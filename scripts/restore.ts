/** `npm run restore -- FILE`: puts a backup in the place of the database, once it was checked and the site is stopped. */
import { BackupError } from '@/db/backup/files';
import { restoreBackup } from '@/db/backup/restore';

const [file] = process.argv.slice(2);
if (!file) {
  console.error('Usage: npm run restore -- FILE');
  process.exit(2);
}

try {
  const { madeAt, counts, pictures, replaced } = await restoreBackup(file);
  console.log(
    `Restored: ${counts.articles} articles and ${counts.comments} comments of ${madeAt.toISOString()}.`,
  );
  console.log(`Pictures: ${pictures} that were missing.`);
  if (replaced) console.log(`The database that was replaced is kept as ${replaced}`);
} catch (error) {
  if (!(error instanceof BackupError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
