import { existsSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { forgetOldChanges } from '@/db/changes';
import { loadDemo } from '@/db/demo';
import { migrate } from '@/db/migrate';
import { readSecrets, settings } from '@/db/settings';

/** What every build and every start needs: a database of this schema, with something in it, and the secrets. */
export async function prepareDatabase(): Promise<void> {
  await migrate();
  // On a full disk readers are served all the same.
  await forgetOldChanges().catch((error) => console.error('Old changes could not be forgotten', error));
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

/** What runs outside Next's own bundle: its caches, the server around it, and what that has do backups. */
const SERVER = {
  'page-cache': 'db/page-cache.ts',
  'entry-cache': 'db/entry-cache.ts',
  serve: 'scripts/serve.ts',
  backup: 'scripts/backup.ts',
};

/** Where SERVER is kept as JavaScript. */
const FOLDER = 'build';

export function hasServer(): boolean {
  return Object.keys(SERVER).every((name) => existsSync(path.join(FOLDER, `${name}.mjs`)));
}

export async function buildServer(): Promise<void> {
  await build({
    entryPoints: SERVER,
    outdir: FOLDER,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    target: 'node20',
  });
}
