/** `npm run restore -- FILE`: puts a backup in the place of the database, once it was checked and the site is stopped. */
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
