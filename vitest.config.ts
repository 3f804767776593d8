import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

export const alias = { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') };

/** Room for a slow or a busy machine: hostile input, password hashes, and two processes at one database take long there. */
export const limits = {
  testTimeout: 120_000,
  hookTimeout: 120_000,
  expect: { poll: { timeout: 30_000 } },
};

/** Tests of the rooms that know the site's folder: its database, its secrets, its log, its pages. */
const WITH_SITE = ['app', 'db', 'runtime', 'server'].map((room) => `${room}/**/*.test.{ts,tsx}`);

export default defineConfig({
  resolve: { alias },
  test: {
    ...limits,
    // By default one less than there are cores. Of two, one would wait for the tests that wait.
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'rules',
          // They know no site and leave nothing behind: a process for each would cost as much as all they do.
          isolate: false,
          include: ['**/*.test.{ts,tsx}'],
          exclude: [
            ...configDefaults.exclude,
            '**/.next/**',
            'build/**',
            'data/**',
            ...WITH_SITE,
            'e2e/**',
            'test/faults/**',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: WITH_SITE,
          // Processes, since some files change the working directory. Not one for each file: loading what is installed would
          // take longer than most tests; our own modules are loaded anew by the setup file.
          pool: 'forks',
          execArgv: ['--import', new URL('test/cheap-scrypt.mjs', import.meta.url).href],
          isolate: false,
          setupFiles: ['test/reset-modules.ts', 'test/setup-site.ts'],
          sequence: { setupFiles: 'list' },
        },
      },
    ],
  },
});
