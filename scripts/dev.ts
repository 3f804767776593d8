/**
 * `npm run dev`: the site with live reload, on the same server code and a database prepared as by `npm start`. Pages,
 * styles and what they read are rendered from the source; what stands around Next (server/) is read once, at the start.
 */
import './command-errors';

// First: sets the environment that later imports read.
Object.assign(process.env, { NODE_ENV: 'development' });
process.env.LOG_LEVEL ||= 'warn';

const { watchClientScript } = await import('./build-client-script');
const { buildServer } = await import('./build-server');
const { prepareDatabase } = await import('./start/prepare-database');
await prepareDatabase();
// Next loads its caches from there.
await buildServer();
await watchClientScript();
await import('@/server/http/main');
const { settings } = await import('@/runtime/settings');
console.log(`Serving on http://localhost:${settings.PORT}, with live reload`);
