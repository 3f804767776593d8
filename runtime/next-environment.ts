import { readSecrets } from './secrets';
import { settings } from './settings';

/** The environment of Next, where it builds and where it serves: ours, with the settings read and the secrets kept. */
export function nextEnvironment(): NodeJS.ProcessEnv {
  return {
    ...process.env,
    SITE_URL: settings.SITE_URL,
    APP_SECRET: readSecrets().app,
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: readSecrets().actions,
    NEXT_TELEMETRY_DISABLED: '1',
  };
}
