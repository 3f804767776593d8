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

/** What Next leaves to others, what our server and nginx read, and what a database begins with. */
const ALSO = [
  'public',
  '.next/static',
  'build/client-script.json',
  'deploy/sorry.html',
  'db/migrations',
  'db/demo',
  'db/fonts',
];

/** What is taken of Next's own folder. */
const NEXTS = new Set(['.next', 'node_modules', 'package.json']);

/** Of server/http/error-pages.ts. */
const ANSWERS = /^[^/]+\/(?:_|failure|too-large|crowded)\.html$/;

const [target] = process.argv.slice(2);
if (!target) throw new UserError('Usage: npm run pack -- FOLDER');
if (existsSync(target)) throw new UserError(`${target} is there already`);

await buildSite('standalone');
// Its links lead from place to place within it, and are to stay so.
cpSync('.next/standalone', target, { recursive: true, verbatimSymlinks: true });
removeLeftOver(target);
for (const name of ALSO) cpSync(name, path.join(target, name), { recursive: true });
await buildPackedServer(target);

/**
 * What is of the place where it was built: its settings, the secrets that Next's tracing takes for a part of the site,
 * and pages of its database. Those that say what went wrong stay, with addresses that are of any site.
 */
function removeLeftOver(folder: string): void {
  for (const name of readdirSync(folder))
    if (!NEXTS.has(name)) rmSync(path.join(folder, name), { recursive: true });
  const pages = path.join(folder, '.next', 'server', 'app');
  for (const name of readdirSync(pages, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(pages, name);
    if (ANSWERS.test(name))
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll(`${settings.SITE_URL}/`, '/'));
    else if (/\.(?:html|rsc|meta|body)$/.test(name)) rmSync(file);
  }
}
