/** `npm run backup -- FILE`: copies the database into a file, and its pictures beside it, while the site runs. */
import path from 'node:path';
import { BackupError, makeBackup } from '@/db/backup';

const [target] = process.argv.slice(2);
if (!target) {
  console.error('Usage: npm run backup -- FILE');
  process.exit(2);
}

try {
  const { counts, pictures } = await makeBackup(target);
  console.log(`Written: ${target}, with ${counts.articles} articles and ${counts.comments} comments.`);
  console.log(
    `Pictures: ${pictures} new in ${path.join(path.dirname(target), 'media')}, which belongs to it.`,
  );
} catch (error) {
  if (!(error instanceof BackupError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
