/**
 * `npm run bench -- machines`: what a database on a server, a replica of it and a second process cost and bring, in one
 * run, beside one process on a file. Everything, who asks included, has the same machine: rates are to be compared, not
 * believed. Needs redis-server on the path.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathFor } from '@/lib/slug';
import { layOut, settingsOf, startShared } from '../machines';
import { postAtOnce, within } from './posts';
import { requestAt } from './requests';
import { row } from './row';

const PORT = Number(process.env.BENCH_PORT || '4573');
const SECONDS = 10;
/** Readers who type at once, of each process, and the articles they comment on. */
const STORM = 16;
const ARTICLES = Array.from({ length: 5 }, (_, number) => `storm-${number}`);

const folder = mkdtempSync(path.join(tmpdir(), 'maqal-bench-'));
const common = {
  ...process.env,
  NODE_ENV: 'production' as const,
  SITE_URL: `http://localhost:${PORT}`,
  TRUSTED_PROXIES: '1',
  LOG_LEVEL: 'silent',
};

try {
  const file = { DATABASE_URL: `file:${path.join(folder, 'file', 'maqal.db')}` };
  if (await quietly('scripts/build.ts', { ...common, ...file })) throw new Error('There is no build');
  const alone = await measure('one process, a file', 1, file);
  for (const [what, processes, without] of [
    ['one process, a primary', 1, ['DATABASE_REPLICA_URL', 'REDIS_URL']],
    ['one process, a primary and its replica', 1, ['REDIS_URL']],
    ['two processes, primary, replica, Redis', 2, []],
  ] as const) {
    const place = path.join(folder, what);
    mkdirSync(place);
    const shared = await startShared(place);
    const settings = {
      ...settingsOf(shared, place),
      ...Object.fromEntries(without.map((name) => [name, ''])),
    };
    const measured = await measure(what, processes, settings);
    await Promise.all(Object.values(shared).map((server) => server.kill()));
    const times = (one: number, other: number) => `${(one / other).toFixed(2)} times`;
    row(
      '',
      `${times(measured.pages, alone.pages)} the pages, ${times(measured.comments, alone.comments)} the comments`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Cached pages and acknowledged comments a second, of all processes together. */
async function measure(what: string, processes: number, settings: Record<string, string>) {
  const env = { ...common, ...settings };
  for (const slug of ARTICLES)
    if (await quietly('scripts/bench/thread.ts', env, 'change', slug)) throw new Error(`There is no ${slug}`);
  const sites = Array.from({ length: processes }, (_, number) => `http://localhost:${PORT + number}`);
  const servers = await Promise.all(sites.map((site) => serve(site, env)));
  try {
    const addresses = sites.map((site) => ARTICLES.map((slug) => site + pathFor('ar', 'articles', slug)));
    await Promise.all(addresses.flat().map(async (address) => (await fetch(address)).text()));
    const read = await Promise.all(addresses.map(([first = '']) => requestAt(first, SECONDS)));
    const posted = await Promise.all(addresses.map((pages) => postAtOnce(pages, STORM, SECONDS)));
    const pages = read.reduce((sum, { perSecond }) => sum + perSecond, 0);
    const comments = posted.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0) / SECONDS;
    const failed = posted.reduce((sum, one) => sum + one.failed, 0);
    const times = posted.flatMap((one) => one.times);
    row(
      what,
      `${pages.toFixed(0)} pages a second, p99 ${read[0]?.p99}; ${comments.toFixed(0)} comments a second, ${within(50, times)}, ${within(99, times)}, ${failed} failed`,
    );
    return { pages, comments };
  } finally {
    for (const server of servers) server.kill();
  }
}

async function serve(site: string, env: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const place = mkdtempSync(path.join(folder, 'site-'));
  const cwd = path.join(place, 'site');
  layOut(cwd);
  const server = spawn(process.execPath, ['build/serve.mjs'], {
    cwd,
    env: { ...env, PORT: new URL(site).port },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (let tries = 0; tries < 300; tries++) {
    const up = await fetch(`${site}/healthz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (up) return server;
    await setTimeout(200);
  }
  server.kill();
  throw new Error(`${site} did not come up`);
}

async function quietly(script: string, env: NodeJS.ProcessEnv, ...words: string[]): Promise<number> {
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', script, ...words], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return status ?? 1;
}
