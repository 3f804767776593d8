import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

/** The shell first: the same engine without a window's interface. In it the suite needs half the browser's CPU time. */
const SYSTEM_BROWSERS = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

/** Path of a Chromium: CHROMIUM_PATH, the system's, or Playwright's own, which is installed if there is none. */
export function findBrowser(): string {
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

function run(command: string, words: string[]): void {
  const { error } = spawnSync(command, words, { stdio: 'inherit' });
  if (error) throw error;
}
