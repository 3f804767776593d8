/** `npm run build`: prepares the database, then builds the site for this source and these settings. */
import './command-errors';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readStored } from '@/db/site/stored-settings';
import { nextEnvironment } from '@/runtime/next-environment';
import { settings } from '@/runtime/settings';
import { STORED_SECTIONS, sectionDefaults } from '@/runtime/site-settings';
import { buildClientScript, hasClientScript } from './build-client-script';
import { buildServer, hasServer } from './build-server';
import { prepareDatabase } from './start/prepare-database';

const SOURCES = [
  'app',
  'components',
  'db',
  'i18n',
  'lib',
  'messages',
  'public',
  'runtime',
  'scripts',
  'server',
  'next.config.ts',
  'package-lock.json',
  'site.config.ts',
  'proxy.ts',
  'instrumentation.ts',
  'tsconfig.json',
];
const BUILT_FROM = path.join('.next', 'built-from');

/** Whether the current build is of this source and of the settings that static pages print. */
export function isBuilt(): boolean {
  const whole = hasServer() && hasClientScript() && existsSync(BUILT_FROM);
  return whole && readFileSync(BUILT_FROM, 'utf8') === fingerprint();
}

/** @param output `standalone` for a site that is packed (scripts/pack.ts) */
export async function buildSite(output?: 'standalone'): Promise<void> {
  await prepareDatabase();
  await buildServer();
  await buildClientScript();
  const next = path.resolve('node_modules/next/dist/bin/next');
  const { status } = spawnSync(process.execPath, [next, 'build'], {
    stdio: 'inherit',
    env: {
      ...nextEnvironment(),
      NODE_ENV: 'production',
      [STORED_SECTIONS]: JSON.stringify(await readStored()),
      ...(output && { NEXT_OUTPUT: output }),
    },
  });
  // Next has printed the error.
  if (status !== 0) process.exit(status ?? 1);
  writeFileSync(BUILT_FROM, fingerprint());
}

function fingerprint(): string {
  const hash = createHash('sha256').update(
    [process.version, settings.SITE_URL, settings.DATABASE_URL, JSON.stringify(sectionDefaults)].join(' '),
  );
  for (const file of SOURCES.flatMap(filesOf)) hash.update(file).update(readFileSync(file));
  return hash.digest('hex');
}

function filesOf(place: string): string[] {
  if (statSync(place).isFile()) return [place];
  return readdirSync(place, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(place, name))
    .filter((file) => statSync(file).isFile() && !/\.test\.tsx?$/.test(file))
    .sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildSite();
