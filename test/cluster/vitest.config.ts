/** `npm run test:cluster` begins with it: the tests of the thread, and of what it needs, with the database on servers. */
import { configDefaults, defineConfig } from 'vitest/config';
import { alias, limits } from '../../vitest.config';

export default defineConfig({
  resolve: { alias },
  root: alias['@'],
  test: {
    ...limits,
    pool: 'forks',
    setupFiles: ['test/setup-cluster.ts'],
    include: ['{db,server/cache}/**/*.{test,cluster}.ts'],
    // These look into the file of their database.
    exclude: [...configDefaults.exclude, '**/*.file.test.ts'],
  },
});
