/**
 * `npm run test:cluster`: the site on more than one machine, as far as one can play several. First the tests of db/ with
 * a libSQL primary and its replica (test/cluster/vitest.config.ts); then the browser tests of the thread and those that kill
 * servers (test/cluster/playwright.config.ts), against two servers of one build with these, a Redis, and a disk each.
 * Needs redis-server on the path. TEST_PORT and the port after it are the servers'. Words after `--` go to Playwright,
 * and then it alone is run.
 */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findBrowser } from '@/test/browser';
import { layOut, run, type SharedServers, settingsOf, startShared } from '@/test/cluster';

const PORT = Number(process.env.TEST_PORT || '4173');
const folder = mkdtempSync(path.join(tmpdir(), 'maqal-cluster-'));

const words = process.argv.slice(2);
const inBrowser = ['playwright', 'test', '--config', 'test/cluster/playwright.config.ts'];
const ofDatabase = ['vitest', 'run', '--config', 'test/cluster/vitest.config.ts'];
const failed = words.length === 0 && (await run('npx', ofDatabase, process.env));
process.exitCode = failed || (await testInBrowser());
rmSync(folder, { recursive: true, force: true });

async function testInBrowser(): Promise<number> {
  const shared = await startShared(folder);
  const breaking = await openToBreak(shared);
  const other = path.join(folder, 'other');
  const env = {
    ...process.env,
    ...settingsOf(shared, folder),
    BREAKING_URL: breaking.url,
    CHROMIUM_PATH: findBrowser(),
    LOG_LEVEL: 'warn',
    NODE_ENV: 'production' as const,
    OTHER_SITE_FOLDER: other,
    OTHER_SITE_URL: `http://localhost:${PORT + 1}`,
    PORT: String(PORT),
    SITE_URL: `http://localhost:${PORT}`,
    TRUSTED_PROXIES: '1',
  };
  try {
    const failed = await run(process.execPath, ['--import', 'tsx', 'scripts/build.ts'], env);
    if (failed) return failed;
    layOut(other);
    return await run('npx', [...inBrowser, ...words], env);
  } finally {
    breaking.close();
    await Promise.all(Object.values(shared).map((server) => server.kill()));
  }
}

/** Control endpoint by which tests kill and start servers: POST /redis/kill. */
async function openToBreak(servers: SharedServers): Promise<{ url: string; close: () => void }> {
  const listener = createServer(async (request, response) => {
    const [, name = '', act = ''] = request.url?.split('/') ?? [];
    const server = servers[name as keyof SharedServers];
    if (act === 'kill') await server?.kill();
    if (act === 'start') await server?.start();
    response.end();
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, close: () => listener.close() };
}
