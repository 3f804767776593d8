import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { databaseFile, dataFolder, makeDataFolder, settings } from './settings';
import { SettingsError } from './settings-schema';

interface Secrets {
  /** Signs receipts and submissions. */
  app: string;
  /** Next's NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: kept, so that forms already open outlive a new build. */
  actions: string;
}

let secrets: Secrets | undefined;

/**
 * The secrets of this site: from the environment where given, else generated once and kept in the data folder with mode 600.
 * Safe against a race of two processes: the file is linked atomically, and the second finds it there.
 * @throws {SettingsError} where they are not given and the database is on a server: another machine would make others
 */
export function readSecrets(): Secrets {
  secrets ??= secretsOf(settings.APP_SECRET, process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY);
  return secrets;
}

function secretsOf(app: string | undefined, actions: string | undefined): Secrets {
  if (app && actions) return { app, actions };
  const kept = keptSecrets();
  return { app: app || kept.app, actions: actions || kept.actions };
}

function keptSecrets(): Secrets {
  if (!databaseFile)
    throw new SettingsError(
      'APP_SECRET and NEXT_SERVER_ACTIONS_ENCRYPTION_KEY must be given where the database is on a server, the same on every machine: `openssl rand -base64 32` makes one',
    );
  const file = path.join(dataFolder, 'secrets.json');
  if (!existsSync(file)) {
    makeDataFolder();
    const made: Secrets = {
      app: randomBytes(32).toString('base64url'),
      actions: randomBytes(32).toString('base64'),
    };
    const draft = `${file}.${process.pid}`;
    try {
      writeFileSync(draft, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600 });
      linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft, { force: true });
    }
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
}
