/**
 * `npm run e2e`: the browser tests, against a production build on a database of their own.
 * TEST_PORT is for those who test two copies of the site at once.
 * Words after `--` go to Playwright: `npm run e2e -- e2e/reading.spec.ts`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright';

const SYSTEM_BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The Chromium to test in: the one named, the system's, or Playwright's own, which is fetched if need be. */
function findBrowser(): string {
  const found = [process.env.CHROMIUM_PATH, ...SYSTEM_BROWSERS, chromium.executablePath()].find(
    (file) => file && existsSync(file),
  );
  if (found) return found;
  if (existsSync('/etc/debian_version') && process.getuid?.() === 0) {
    run('apt-get', ['update', '--quiet']);
    run('apt-get', ['install', '--yes', '--quiet', '--no-install-recommends', 'chromium']);
    return '/usr/bin/chromium';
  }
  run('npx', ['playwright', 'install', 'chromium']);
  return chromium.executablePath();
}

function run(command: string, words: string[], env: Record<string, string> = {}): number {
  const { status, error } = spawnSync(command, words, { stdio: 'inherit', env: { ...process.env, ...env } });
  if (error) throw error;
  return status ?? 1;
}

const folder = mkdtempSync(path.join(tmpdir(), 'maqal-e2e-'));
const PORT = process.env.TEST_PORT || '4173';
process.exitCode = run('npx', ['playwright', 'test', ...process.argv.slice(2)], {
  CHROMIUM_PATH: findBrowser(),
  DATABASE_URL: `file:${path.join(folder, 'maqal.db')}`,
  PORT,
  SITE_URL: `http://localhost:${PORT}`,
});
rmSync(folder, { recursive: true, force: true });
