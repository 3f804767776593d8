import { existsSync } from 'node:fs';
import path from 'node:path';
import { type BuildOptions, build } from 'esbuild';

/** Entry points outside Next's own bundle: its caches, the server around it, and what the server spawns: backups and imports. */
const SERVER = {
  'page-cache': 'server/cache/page-cache.ts',
  'shared-data-cache': 'server/cache/shared-data-cache.ts',
  'data-cache': 'server/cache/data-cache.ts',
  serve: 'server/http/main.ts',
  backup: 'scripts/backup.ts',
  'import-job': 'scripts/import-job.ts',
};

/** Further entry points of a packed site: its start, and its commands. */
const COMMANDS = ['comments', 'export', 'import', 'privacy', 'restore', 'staff'];
const PACKED = {
  ...SERVER,
  prepare: 'scripts/start/prepare-database.ts',
  start: 'scripts/start/start-packed.ts',
  ...Object.fromEntries(COMMANDS.map((name) => [name, `scripts/${name}.ts`])),
};

/** External packages, taken from Next's standalone folder: native ones, and those that must not be loaded twice. */
const EXTERNAL = ['next', 'next/*', '@next/env', '@redis/client', 'libsql', 'pino', 'prom-client', 'sharp'];

/** Output folder. */
const FOLDER = 'build';

export function hasServer(): boolean {
  return Object.keys(SERVER).every((name) => existsSync(path.join(FOLDER, `${name}.mjs`)));
}

/** Builds for this folder, with node_modules beside it. */
export function buildServer(): Promise<unknown> {
  return build({ ...options, entryPoints: SERVER, outdir: FOLDER, packages: 'external' });
}

/** Builds for a packed site (scripts/pack.ts), with its packages bundled. */
export function buildPackedServer(folder: string): Promise<unknown> {
  return build({
    ...options,
    entryPoints: PACKED,
    outdir: path.join(folder, FOLDER),
    external: EXTERNAL,
    // What several of them hold stands in files of its own, once.
    splitting: true,
    chunkNames: 'shared/[name]-[hash]',
    // For bundled packages that are CommonJS.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
  });
}

const options = {
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
} satisfies BuildOptions;
