import { mkdirSync } from 'node:fs';
import path from 'node:path';
import environment from '@next/env';
import { readSettings } from './settings-schema';

// Next reads .env for itself; commands need it too.
environment.loadEnvConfig(process.cwd(), process.env.NODE_ENV === 'development', {
  info: () => {},
  error: console.error,
});

export const settings = readSettings(process.env);

/** Under `npm run dev` (scripts/dev.ts): Next renders pages from the source, and puts scripts of its own into them. */
export const isDevelopment = process.env.NODE_ENV === 'development';

/** Whether the site is served by https alone; its cookies are then `Secure`. */
export const isHttps = settings.SITE_URL.startsWith('https:');

const FILE = 'file:';

/** The path of the database file; undefined when the database is on a server. */
export const databaseFile = settings.DATABASE_URL.startsWith(FILE)
  ? path.resolve(settings.DATABASE_URL.slice(FILE.length))
  : undefined;

/** Folder of pictures and secrets: DATA_FOLDER, else beside the database, else data/. */
export const dataFolder = path.resolve(
  settings.DATA_FOLDER ?? (databaseFile ? path.dirname(databaseFile) : 'data'),
);

/** Creates the data folder with mode 700. */
export function makeDataFolder(): void {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
}
