import { deleteOldInvalidations } from '@/db/core/invalidation';
import { loadDemo } from '@/db/demo/demo';
import { migrate } from '@/db/migrate';
import { readSecrets, settings } from '@/runtime/settings';

/** What every build and every start needs: a database of this schema, with something in it, and the secrets. */
export async function prepareDatabase(): Promise<void> {
  await migrate();
  // On a full disk readers are served all the same.
  await deleteOldInvalidations().catch((error) => console.error('Old changes could not be forgotten', error));
  if (await loadDemo()) console.log('The database was empty: the demo edition is loaded.');
}

/** The environment of Next's own processes: ours, with the settings read and the secrets kept. */
export function nextEnvironment(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: 'production',
    SITE_URL: settings.SITE_URL,
    APP_SECRET: readSecrets().app,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: readSecrets().actions,
    NEXT_TELEMETRY_DISABLED: '1',
  };
}
