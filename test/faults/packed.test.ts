/**
 * The packed site, run without Docker but as deploy/Dockerfile does: in a read-only folder, as an unprivileged user, with the
 * environment, command and health check of that file; and the systemd unit.
 */
import { execFile, type SpawnSyncReturns, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { builtSite, freshSite } from '@/test/built-site';
import { fillIn, openForm, send } from '@/test/commenter';
import { readWhole } from '@/test/reader';
import { copySite, Site } from '@/test/site';

/** `nobody` of Debian. */
const NOBODY = 65_534;

const MEGABYTE = 1 << 20;

const { folder: source } = builtSite();
const place = freshSite('packed', 5);
// mkdtemp makes it private (mode 700).
const open = mkdtempSync(path.join(tmpdir(), 'maqal-packed-'));
const folder = path.join(open, 'maqal');
const data = path.join(open, 'data');

const dockerfile = readFileSync('deploy/Dockerfile', 'utf8');
const wordsOf = (instruction: string): string[] =>
  JSON.parse(new RegExp(`^${instruction}.*?(\\[.*\\])$`, 'm').exec(dockerfile)?.[1] ?? '[]');
const told = [...dockerfile.matchAll(/^ENV (\w+)=(.*)$/gm)].map(([, name = '', value = '']) => [
  name,
  value.replace('/data', data),
]);

const site = new Site({
  folder,
  data,
  port: place.port,
  user: process.getuid?.() === 0 ? NOBODY : undefined,
  env: { ...Object.fromEntries(told), PORT: String(place.port) },
});

beforeAll(async () => {
  // The build folder has a database and settings, which must not be packed.
  const workshop = new Site({ folder: path.join(place.data, 'src'), port: place.port + 1 });
  copySite(source, workshop.folder);
  const words = ['--import', 'tsx', 'scripts/pack.ts', folder];
  await promisify(execFile)(process.execPath, words, { cwd: workshop.folder, env: workshop.env });
  chmodSync(open, 0o755);
  const [, ...command] = wordsOf('CMD');
  site.run(command[0] ?? '');
  await site.answers();
});

afterAll(async () => {
  await site.stop('SIGKILL');
  rmSync(open, { recursive: true });
});

/** Runs a command of the packed site as its user. */
function run(...words: string[]): SpawnSyncReturns<string> {
  const user = site.user === undefined ? {} : { uid: site.user, gid: site.user };
  return spawnSync(process.execPath, words, { cwd: folder, env: site.env, encoding: 'utf8', ...user });
}

function filesIn(place: string): string[] {
  return readdirSync(place, { recursive: true, encoding: 'utf8' }).sort();
}

test('it has what it needs, and nothing of the place where it was built', () => {
  const files = filesIn(folder);
  expect(files.filter((name) => /(?:^|\/)\.env|^data|maqal\.db|secrets\.json/.test(name))).toEqual([]);
  expect(
    files.filter((name) => /^node_modules\/(?:esbuild|typescript|playwright|vitest|tsx)\//.test(name)),
  ).toEqual([]);
  // Where deploy/nginx.conf looks for it.
  expect(files).toContain('deploy/sorry.html');
  const bytes = files.reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0);
  expect(bytes / MEGABYTE).toBeLessThan(130);
});

test('a comment is taken, decided on by the command, and seen; a share image is drawn', async () => {
  const [page = ''] = /\/ar\/articles\/[^"#]+/.exec(await (await fetch(`${site.address}/ar`)).text()) ?? [];
  expect(await readWhole(site, page)).toBe(200);
  const written = await send(site, fillIn(page, await openForm(site, page)));
  const [row] = await site.query('select id from comments where email = ?', written?.email ?? '');
  const decided = run('build/comments.mjs', 'approve', String(row?.id));
  expect(decided.status, decided.stderr).toBe(0);
  const html = await (await fetch(site.address + page)).text();
  expect(html).toContain(written?.name);
  const image = await fetch(/content="([^"]+\/share\/[^"]+)"/.exec(html)?.[1] ?? '');
  expect([image.status, image.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  expect((await image.arrayBuffer()).byteLength).toBeGreaterThan(10_000);
});

test('its pages, those for what went wrong too, are of the address it is given at its start', async () => {
  const built = `localhost:${place.port + 1}`;
  for (const page of ['/ar', '/ar/feed.xml', '/ar/nothing', '/ar/%E0', '/sitemap.xml', '/robots.txt'])
    expect(await (await fetch(site.address + page)).text(), page).not.toContain(built);
});

test('what its pages ask for is kept beside its database for the version after it, and so is that of the one before', async () => {
  const kept = path.join(data, 'assets');
  const own = ['public/enhance', 'public/fonts'].flatMap((place) => readdirSync(path.join(folder, place)));
  const names = () => (existsSync(kept) ? filesIn(kept).map((file) => path.basename(file)) : []);
  await expect.poll(names).toEqual(expect.arrayContaining(own));
  const before = '/_next/static/chunks/of-an-earlier-version.css';
  writeFileSync(path.join(kept, before), 'b{}');
  expect(await (await fetch(site.address + before)).text()).toBe('b{}');
});

test('an import and a moderator come in by its commands', () => {
  const imported = run('build/import.mjs', 'db/demo');
  expect(imported.status, imported.stderr).toBe(0);
  site.env.STAFF_PASSWORD = 'كلمة مرور طويلة للتجربة';
  const added = run('build/staff.mjs', 'add', 'editor@example.com', '--name', 'محرّرة', '--role', 'admin');
  expect(added.status, added.stderr).toBe(0);
});

test('it is healthy while it runs, as its health check has it, ends when told to, and starts again', async () => {
  const before = filesIn(folder);
  const healthy = () => run(...wordsOf('HEALTHCHECK').slice(1)).status;
  expect(healthy()).toBe(0);
  expect(await site.stop()).toBe(0);
  expect(healthy()).toBe(1);
  site.run(wordsOf('CMD')[1] ?? '');
  await site.answers();
  expect(await readWhole(site, '/ar')).toBe(200);
  // All its data is beside the database, cached pages included.
  expect(filesIn(site.env.PAGES_FOLDER ?? '').filter((name) => name.endsWith('/ar.html'))).toHaveLength(1);
  expect(filesIn(folder)).toEqual(before);
});

test('systemd takes the unit, which starts the same, and lets it do little', () => {
  const unit = path.resolve('deploy/maqal.service');
  expect(readFileSync(unit, 'utf8')).toContain(`ExecStart=/usr/bin/${wordsOf('CMD').join(' ')}\n`);
  const verified = spawnSync('systemd-analyze', ['verify', unit], { encoding: 'utf8' });
  expect([verified.status, verified.stderr]).toEqual([0, '']);
  const judged = spawnSync('systemd-analyze', ['security', '--offline=yes', '--threshold=20', unit]);
  expect(judged.status, String(judged.stdout)).toBe(0);
});
