/** Starts a packed site (scripts/pack.ts): prepares the database, and serves until SIGTERM. */
import '../command-errors';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepareAndServe } from './prepare-and-serve.mjs';

// Working directory: the site's root, one above this file's.
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
Object.assign(process.env, { NODE_ENV: 'production' });
// Page cache in the data folder: pages of the build are of another database and perhaps another address.
process.env.PAGES_FOLDER ||= path.resolve('pages');

// Imported late: settings are read from the working directory.
const { settings } = await import('@/runtime/settings');
const { makePagesFolder } = await import('@/server/cache/cache-files');
await makePagesFolder();
process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = nextConfig();
await prepareAndServe(fileURLToPath(new URL('prepare.mjs', import.meta.url)));

/** Next's resolved configuration, passed on as its own server.js does; Redis is configured only at run time. */
function nextConfig(): string {
  const { config } = JSON.parse(readFileSync('.next/required-server-files.json', 'utf8'));
  const shared = settings.REDIS_URL && { remote: '../build/shared-data-cache.mjs' };
  return JSON.stringify({ ...config, cacheHandlers: { ...config.cacheHandlers, ...shared } });
}
