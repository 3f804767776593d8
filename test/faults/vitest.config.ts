import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** Run by scripts/test-faults.ts, which builds the site that these tests break. */
export default defineConfig({
  root,
  resolve: { alias: { '@': root } },
  test: {
    include: ['test/faults/**/*.test.ts'],
    // Sequential: they share a machine and a build, and would break each other.
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});
