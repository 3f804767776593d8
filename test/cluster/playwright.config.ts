import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import base from '../../playwright.config';

const { SITE_URL, OTHER_SITE_URL = '', OTHER_SITE_FOLDER } = process.env;
const root = fileURLToPath(new URL('../..', import.meta.url));
const server = {
  command: 'node build/serve.mjs',
  timeout: 60_000,
  stdout: 'pipe',
  gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
} as const;

/** Second part of `npm run test:cluster`: scripts/test-cluster.ts starts what the two servers share. */
export default defineConfig({
  ...base,
  testDir: path.join(root, 'e2e'),
  outputDir: path.join(root, 'test-results'),
  projects: [
    { name: 'thread', testMatch: /(thread|commenting|receipt|queue)\.spec/ },
    { name: 'several machines', testMatch: /machines\.cluster/, dependencies: ['thread'] },
  ],
  webServer: [
    { ...server, cwd: root, url: `${SITE_URL}/healthz` },
    {
      ...server,
      cwd: OTHER_SITE_FOLDER,
      url: `${OTHER_SITE_URL}/healthz`,
      env: { PORT: new URL(OTHER_SITE_URL).port },
    },
  ],
});
