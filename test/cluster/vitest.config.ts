/** First part of `npm run test:cluster`: the database tests, with the database on servers. */
import { configDefaults, defineConfig } from 'vitest/config';
import { alias, limits } from '../../vitest.config';

export default defineConfig({
  resolve: { alias },
  root: alias['@'],
  test: {
    ...limits,
    pool: 'forks',
    setupFiles: ['test/setup-cluster.ts'],
    include: ['{db,server/cache}/**/*.{test,cluster}.ts', 'runtime/*.cluster.ts'],
    // They need a database file.
    exclude: [...configDefaults.exclude, '**/*.file.test.ts'],
  },
});
