/** `npm run test:cluster` begins with it: the tests of db/ with the database on a server, a primary and a replica. */
import { configDefaults, defineConfig } from 'vitest/config';
import { alias, limits } from './vitest.config';

export default defineConfig({
  resolve: { alias },
  test: {
    ...limits,
    pool: 'forks',
    setupFiles: ['db/temporary-server.ts'],
    include: ['db/**/*.test.ts', 'db/**/*.cluster.ts'],
    exclude: [
      ...configDefaults.exclude,
      // Of a database that is a file.
      ...['client', 'backup', 'migrate', 'settings'].map((name) => `db/${name}.test.ts`),
      // Of no database, or of files much more than of one.
      ...['media', 'pictures', 'picture-fetch', 'share-images', 'smtp', 'word-lists', 'search-quality'].map(
        (name) => `db/${name}.test.ts`,
      ),
    ],
  },
});
