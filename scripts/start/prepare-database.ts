/** In a packed site a command of its own (scripts/start/start-packed.ts). */
import '../command-errors';
import { fileURLToPath } from 'node:url';
import { deleteOldInvalidations } from '@/db/core/invalidation';
import { loadDemo } from '@/db/demo/demo';
import { migrate } from '@/db/migrate';
import { readSecrets } from '@/runtime/secrets';

/** Prepares a build or a start: migrates, seeds an empty database, makes the secrets. */
export async function prepareDatabase(): Promise<void> {
  await migrate();
  // Tolerated: on a full disk the site still serves readers.
  await deleteOldInvalidations().catch((error) => console.error('Old changes could not be forgotten', error));
  if (await loadDemo()) console.log('The database was empty: the demo edition is loaded.');
  readSecrets();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await prepareDatabase();
