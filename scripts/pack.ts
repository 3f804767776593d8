/**
 * `npm run pack -- FOLDER`: builds the site into a new folder that needs nothing but Node: `node FOLDER/build/start.mjs`.
 * It serves any database and any SITE_URL, as it renders every page anew.
 */
import './command-errors';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { settings } from '@/runtime/settings';
import { UserError } from '@/runtime/user-error';
import { buildSite } from './build';
import { buildPackedServer } from './build-server';

/** Copied besides Next's standalone output: static assets, files of our server and nginx, migrations and demo. */
const EXTRA_FILES = [
  'public',
  '.next/static',
  'build/client-script.json',
  'deploy/sorry.html',
  'db/migrations',
  'db/demo',
  'db/fonts',
];

/** Copied from Next's standalone output. */
const STANDALONE_FILES = new Set(['.next', 'node_modules', 'package.json']);

/** Of server/http/error-pages.ts. */
const ERROR_PAGES = /^[^/]+\/(?:_|failure|too-large|crowded|(?:desk-)?cross-site|signed-out)\.html$/;

const [target] = process.argv.slice(2);
if (!target) throw new UserError('Usage: npm run pack -- FOLDER');
if (existsSync(target)) throw new UserError(`${target} is there already`);

await buildSite('standalone');
// Symbolic links stay relative, within the copy.
cpSync('.next/standalone', target, { recursive: true, verbatimSymlinks: true });
removeLeftOver(target);
for (const name of EXTRA_FILES) cpSync(name, path.join(target, name), { recursive: true });
await buildPackedServer(target);

/**
 * Left out, as it belongs to the build machine: its settings, the secrets that Next's tracing includes, and cached pages of
 * its database. Error pages stay, with SITE_URL cut from their addresses.
 */
function removeLeftOver(folder: string): void {
  for (const name of readdirSync(folder))
    if (!STANDALONE_FILES.has(name)) rmSync(path.join(folder, name), { recursive: true });
  const pages = path.join(folder, '.next', 'server', 'app');
  for (const name of readdirSync(pages, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(pages, name);
    if (ERROR_PAGES.test(name))
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll(`${settings.SITE_URL}/`, '/'));
    else if (/\.(?:html|rsc|meta|body)$/.test(name)) rmSync(file);
  }
}
