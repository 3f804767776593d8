/**
 * `npm run test:faults`: breaks a production build of this site as accidents do (test/faults/), in a copy of its own. Words
 * after `--` go to Vitest: `npm run test:faults -- kill`. FAULTS_PORT is the first of the twelve ports it listens on.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { copySite, Site } from '@/test/site';

const port = Number(process.env.FAULTS_PORT || 4620);
const folder = mkdtempSync(path.join(tmpdir(), 'maqal-faults-'));
const site = new Site({ folder: path.join(folder, 'site'), port });
try {
  copySite(process.cwd(), site.folder);
  const built = await site.command('build');
  if (built.status !== 0) throw new Error(`The site could not be built:\n${built.said}`);
  const vitest = path.resolve('node_modules/vitest/vitest.mjs');
  const words = ['run', '--config', 'test/faults/vitest.config.ts', ...process.argv.slice(2)];
  const { status } = spawnSync(process.execPath, [vitest, ...words], {
    stdio: 'inherit',
    env: { ...process.env, FAULTS_SITE: site.folder, FAULTS_PORT: String(port) },
  });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
