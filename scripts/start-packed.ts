/** The start of a packed site (scripts/pack.ts), one process: prepares the database, and serves until told to stop. */
import './user-errors';
import './packed-place';
import { readFileSync } from 'node:fs';
import { settings } from '@/runtime/settings';
import { makePagesFolder } from '@/server/cache/pages-folder';
import { nextEnvironment, prepareDatabase } from './prepare';

await prepareDatabase();
await makePagesFolder();
Object.assign(process.env, nextEnvironment(), { __NEXT_PRIVATE_STANDALONE_CONFIG: nextConfig() });
await import(new URL('serve.mjs', import.meta.url).href);

/** What Next has made of next.config.ts, as its own server.js hands it on; whether there is Redis is known only now. */
function nextConfig(): string {
  const { config } = JSON.parse(readFileSync('.next/required-server-files.json', 'utf8'));
  const shared = settings.REDIS_URL && { remote: '../build/entry-cache.mjs' };
  return JSON.stringify({ ...config, cacheHandlers: { ...config.cacheHandlers, ...shared } });
}
