/** `npm run restore -- FILE`: replaces the database with a backup, after checking it; the site must be stopped. */
import './command-errors';
import { restoreBackup } from '@/db/backup/restore';
import { fail, MISUSED } from './command-errors';

const [file] = process.argv.slice(2);
if (!file) fail('Usage: npm run restore -- FILE', MISUSED);

const { madeAt, counts, pictures, replaced } = await restoreBackup(file);
console.log(
  `Restored: ${counts.articles} articles and ${counts.comments} comments of ${madeAt.toISOString()}.`,
);
console.log(`Pictures: ${pictures} that were missing.`);
if (replaced) console.log(`The database that was replaced is kept as ${replaced}`);
