/** `npm run test:cluster` begins with it: the tests of the thread, and of what it needs, with the database on servers. */
import { configDefaults, defineConfig } from 'vitest/config';
import { alias, limits } from '../../vitest.config';

/** Named, since other tests of db/ look into the file of their database. */
const TESTS = [
  'auth',
  'changes',
  'commenting',
  'decisions',
  'digest',
  'feeds',
  'import',
  'order-hint',
  'outbox',
  'page-cache',
  'published',
  'publishing',
  'queue',
  'rates',
  'redirects',
  'related',
  'retention',
  'schema',
  'search',
  'sitemaps',
  'subscriptions',
  'visitors',
];

export default defineConfig({
  resolve: { alias },
  root: alias['@'],
  test: {
    ...limits,
    pool: 'forks',
    setupFiles: ['test/setup-cluster.ts'],
    include: [...TESTS.map((name) => `db/${name}.test.ts`), 'db/**/*.cluster.ts'],
    exclude: configDefaults.exclude,
  },
});
