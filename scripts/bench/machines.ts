/**
 * `npm run bench -- machines`: what a second process, a database on a server and a replica of it cost and bring, in one
 * run, beside one process on a file. Everything, who asks included, has the same machine, and other work on it only
 * slows: each is measured in turns and its best turn told, beside the time of the processor that the site and its servers
 * took (Linux), which other work changes least. Needs redis-server on the path.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathFor } from '@/lib/site/paths';
import { layOut, settingsOf, startShared } from '@/test/cluster';
import { Site } from '@/test/site';
import { openForms, postAtOnce } from './posts';
import { requestAt } from './requests';
import { row } from './row';

const PORT = Number(process.env.BENCH_PORT || '4573');
/** Seconds of one run, and runs of each setup. */
const SECONDS = 5;
const TURNS = 3;
/** Readers who type at once, of each process, and the articles they comment on: so many that no thread is full (site.config.ts). */
const STORM = 16;
const ARTICLES = Array.from({ length: 20 }, (_, number) => `storm-${number}`);

interface Setup {
  what: string;
  sites: string[];
  /** Pids whose CPU time is counted. */
  pids: number[];
  stop: () => Promise<unknown>;
}

interface Rates {
  /** Of the best run, per second. */
  pages: number;
  comments: number;
  /** CPU milliseconds for one. */
  pageTime: number;
  commentTime: number;
}

let port = PORT;
const folder = mkdtempSync(path.join(tmpdir(), 'maqal-bench-'));
const common = {
  SITE_URL: `http://localhost:${PORT}`,
  TRUSTED_PROXIES: '1',
  LOG_LEVEL: 'silent',
};

const setups: Setup[] = [];
try {
  const file = (name: string) => ({ DATABASE_URL: `file:${path.join(folder, name, 'maqal.db')}` });
  if (runHere('scripts/build.ts', { ...common, ...file('one') })) throw new Error('There is no build');
  setups.push(await setUp('one process, a file', 1, file('one'), []));
  setups.push(await setUp('two processes, a file', 2, file('two'), []));
  for (const [what, processes, without] of [
    ['one process, a primary', 1, ['DATABASE_REPLICA_URL', 'REDIS_URL']],
    ['one process, a primary and its replica', 1, ['REDIS_URL']],
    ['two processes, primary, replica, Redis', 2, []],
  ] as const) {
    const place = path.join(folder, what);
    mkdirSync(place);
    const shared = await startShared(place);
    const none = Object.fromEntries(without.map((name) => [name, '']));
    setups.push(
      await setUp(what, processes, { ...settingsOf(shared, place), ...none }, Object.values(shared)),
    );
  }
  const told = new Map(setups.map((setup) => [setup, [] as Rates[]]));
  for (let turn = 0; turn < TURNS; turn++)
    for (const [setup, rates] of told) rates.push(await measure(setup));
  tell(told);
} finally {
  await Promise.all(setups.map((setup) => setup.stop()));
  rmSync(folder, { recursive: true, force: true });
}

async function setUp(
  what: string,
  processes: number,
  settings: Record<string, string>,
  shared: readonly { pid: number | undefined; kill: () => Promise<void> }[],
): Promise<Setup> {
  const env = { ...common, ...settings };
  for (const slug of ARTICLES)
    if (runHere('scripts/bench/thread.ts', env, 'change', slug)) throw new Error(`There is no ${slug}`);
  const sites = Array.from({ length: processes }, () => `http://localhost:${port++}`);
  const servers = await Promise.all(sites.map((site) => serve(site, env)));
  const stop = async () => {
    await Promise.all(servers.map((server) => server.stop()));
    await Promise.all(shared.map((server) => server.kill()));
  };
  const pids = [...servers, ...shared].map(({ pid }) => pid ?? 0);
  return { what, sites, pids, stop };
}

async function measure({ sites, pids }: Setup): Promise<Rates> {
  const addresses = sites.map((site) => ARTICLES.map((slug) => site + pathFor('ar', 'articles', slug)));
  const forms = await Promise.all(addresses.map((pages) => openForms(pages)));
  const begun = timeOf(pids);
  const read = await Promise.all(addresses.map(([first = '']) => requestAt(first, SECONDS)));
  const between = timeOf(pids);
  const posted = await Promise.all(forms.map((own) => postAtOnce(own, STORM, SECONDS)));
  const ended = timeOf(pids);
  const failed = posted.reduce((sum, one) => sum + one.failed, 0);
  if (failed > 0) throw new Error(`${failed} comments were not taken`);
  const pages = read.reduce((sum, { perSecond }) => sum + perSecond, 0);
  const comments = posted.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0) / SECONDS;
  return {
    pages,
    comments,
    pageTime: (between - begun) / (pages * SECONDS),
    commentTime: (ended - between) / (comments * SECONDS),
  };
}

function tell(told: ReadonlyMap<Setup, readonly Rates[]>): void {
  let first: Rates | undefined;
  for (const [{ what }, turns] of told) {
    const best = (name: keyof Rates, choose = Math.max) => choose(...turns.map((turn) => turn[name]));
    const rates = {
      pages: best('pages'),
      comments: best('comments'),
      pageTime: best('pageTime', Math.min),
      commentTime: best('commentTime', Math.min),
    };
    first ??= rates;
    const times = (name: keyof Rates) => `${(rates[name] / (first?.[name] ?? 0)).toFixed(2)} times`;
    const pages = `${rates.pages.toFixed(0)} pages a second (${times('pages')}), ${rates.pageTime.toFixed(2)} ms of the processor each (${times('pageTime')})`;
    const comments = `${rates.comments.toFixed(0)} comments a second (${times('comments')}), ${rates.commentTime.toFixed(2)} ms each (${times('commentTime')})`;
    row(what, `${pages}; ${comments}`);
  }
}

/** CPU time of these processes, in milliseconds. */
function timeOf(pids: readonly number[]): number {
  // In hundredths of a second, after the name in brackets (proc(5)).
  const ticks = (pid: number) => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return Number(fields[11]) + Number(fields[12]);
  };
  return pids.reduce((sum, pid) => sum + ticks(pid) * 10, 0);
}

async function serve(address: string, env: Record<string, string>): Promise<Site> {
  const folderOfOne = path.join(mkdtempSync(path.join(folder, 'site-')), 'site');
  layOut(folderOfOne);
  const server = new Site({ folder: folderOfOne, port: Number(new URL(address).port), env, isMute: true });
  await server.start();
  return server;
}

function runHere(script: string, env: Record<string, string>, ...words: string[]): number {
  const command = ['--import', 'tsx', script, ...words];
  const options = { env: { ...process.env, NODE_ENV: 'production' as const, ...env } };
  return (
    spawnSync(process.execPath, command, { ...options, stdio: ['ignore', 'ignore', 'inherit'] }).status ?? 1
  );
}
