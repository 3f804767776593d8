import { defineConfig } from '@playwright/test';
import { MINUTE_MS } from './lib/site/duration';

/** Run by scripts/test.ts, which finds the browser and gives the tests a database of their own. */
export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: Number(process.env.TEST_WORKERS || 2),
  // Room for a busy machine; what passes does not wait.
  timeout: 2 * MINUTE_MS,
  expect: { timeout: 15_000 },
  // The second into the file that scripts/test.ts names.
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['list'], ['json']] : [['list']],
  use: {
    baseURL: process.env.SITE_URL,
    locale: 'ar',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--in-process-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'with JavaScript', grepInvert: /@no-js-only/ },
    // What readers and moderators do by forms and links: once more where a script could make a difference (@no-js), and
    // instead where other tests hold the same with one (@no-js-only).
    {
      name: 'without JavaScript',
      use: { javaScriptEnabled: false },
      grep: /@no-js/,
    },
  ],
  webServer: {
    command: 'npm start',
    url: `${process.env.SITE_URL}/healthz`,
    // The build is in it; on a busy machine it takes minutes.
    timeout: 10 * MINUTE_MS,
    stdout: 'pipe',
    // It waits for browsers that keep a connection open (server/http/shutdown.ts).
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
  },
});
