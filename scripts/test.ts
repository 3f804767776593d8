/**
 * `npm run e2e`: the browser tests, against a production build on a database of their own.
 * TEST_PORT is for those who test two copies of the site at once.
 * Words after `--` go to Playwright: `npm run e2e -- e2e/reading.spec.ts`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { findBrowser, run } from './browser';

const folder = mkdtempSync(path.join(tmpdir(), 'maqal-e2e-'));
const PORT = process.env.TEST_PORT || '4173';
process.exitCode = run('npx', ['playwright', 'test', ...process.argv.slice(2)], {
  CHROMIUM_PATH: findBrowser(),
  DATABASE_URL: `file:${path.join(folder, 'maqal.db')}`,
  PORT,
  SITE_URL: `http://localhost:${PORT}`,
  // Each test says which address it comes from, so that one does not use up another's comments (db/rates.ts).
  TRUSTED_PROXIES: '1',
});
rmSync(folder, { recursive: true, force: true });
