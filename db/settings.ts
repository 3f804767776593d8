import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readSettings } from '@/lib/settings';

/** Where the database, the pictures and the secrets of this site are kept. */
export const DATA_FOLDER = path.resolve('data');

export const settings = readSettings(process.env);

export interface Secrets {
  /** Signs receipts and submissions. */
  app: string;
  /** Next's NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: kept, so that forms already open outlive a new build. */
  actions: string;
}

/**
 * The secrets of this site: from the environment where given, else made once and kept in the data folder with mode 600.
 * Two processes that start at once agree, because the file is created exclusively and the loser reads it.
 */
export function readSecrets(): Secrets {
  const kept = keptSecrets();
  return {
    app: settings.APP_SECRET ?? kept.app,
    actions: process.env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY || kept.actions,
  };
}

function keptSecrets(): Secrets {
  const file = path.join(DATA_FOLDER, 'secrets.json');
  if (!existsSync(file)) {
    mkdirSync(DATA_FOLDER, { recursive: true });
    const made: Secrets = {
      app: randomBytes(32).toString('base64url'),
      actions: randomBytes(32).toString('base64'),
    };
    try {
      writeFileSync(file, `${JSON.stringify(made, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Secrets;
}
