/** The start of a packed site (scripts/pack.ts): prepares the database, and serves until told to stop. */
import '../command-errors';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { prepareAndServe } from './prepare-and-serve.mjs';

// What it reads lies around the folder this file is in.
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
Object.assign(process.env, { NODE_ENV: 'production' });
// Not in the build: what was rendered there knew another database, and may be of another address.
process.env.PAGES_FOLDER ||= path.resolve('pages');

// Not before: the settings are read from where it lies.
const { settings } = await import('@/runtime/settings');
const { makePagesFolder } = await import('@/server/cache/cache-files');
await makePagesFolder();
process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = nextConfig();
await prepareAndServe(fileURLToPath(new URL('prepare.mjs', import.meta.url)));

/** What Next has made of next.config.ts, as its own server.js hands it on; whether there is Redis is known only now. */
function nextConfig(): string {
  const { config } = JSON.parse(readFileSync('.next/required-server-files.json', 'utf8'));
  const shared = settings.REDIS_URL && { remote: '../build/shared-data-cache.mjs' };
  return JSON.stringify({ ...config, cacheHandlers: { ...config.cacheHandlers, ...shared } });
}
