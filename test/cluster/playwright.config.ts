import { defineConfig } from '@playwright/test';
import base from '../../playwright.config';

const { SITE_URL, OTHER_SITE_URL = '', OTHER_SITE_FOLDER } = process.env;
const server = {
  timeout: 60_000,
  stdout: 'pipe',
  gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
} as const;
const command = 'node build/serve.mjs';

/** Second part of `npm run test:cluster`: scripts/test-cluster.ts starts what the two servers share. */
export default defineConfig({
  ...base,
  testDir: '../../e2e',
  projects: [
    { name: 'thread', testMatch: /(thread|commenting|receipt|queue)\.spec/ },
    { name: 'several machines', testMatch: /machines\.cluster/, dependencies: ['thread'] },
  ],
  webServer: [
    { ...server, command, url: `${SITE_URL}/healthz` },
    {
      ...server,
      command,
      cwd: OTHER_SITE_FOLDER,
      url: `${OTHER_SITE_URL}/healthz`,
      env: { PORT: new URL(OTHER_SITE_URL).port },
    },
  ],
});
