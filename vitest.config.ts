import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

export const alias = { '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, '') };

/** Room for a slow or a busy machine: hostile input, password hashes, and two processes at one database take long there. */
export const limits = { testTimeout: 120_000, hookTimeout: 120_000 };

export default defineConfig({
  resolve: { alias },
  test: {
    ...limits,
    projects: [
      {
        extends: true,
        test: {
          name: 'rules',
          include: ['**/*.test.{ts,tsx}'],
          exclude: [
            ...configDefaults.exclude,
            '**/.next/**',
            'build/**',
            'data/**',
            'db/**',
            'app/**',
            'e2e/**',
            'faults/**',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['db/**/*.test.ts', 'app/**/*.test.{ts,tsx}'],
          // Each file in a process of its own, since it works in a folder of its own.
          pool: 'forks',
          setupFiles: ['db/temporary-site.ts'],
        },
      },
    ],
  },
});
