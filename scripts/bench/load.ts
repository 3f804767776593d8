/**
 * `npm run bench -- load [SECONDS]`: readers of a hot article, a storm of comments on it and on others, and a moderator
 * who publishes them, all at once; behind nginx, as in production, and at the server itself.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { serveBehindNginx, serveStatic } from './nginx';
import { openForms, type Posted, postAtOnce, postSteadily, within } from './posts';
import { type Requests, readSteadily, requestAt } from './requests';
import { row } from './row';
import { addressOf, type BenchSite, changeArticle, fillThread } from './site';

const HOT = 'hot';
/** Comments at the start, and comments a second. */
const THREAD = 50;
const STEADY = 50;
/** Readers a second: behind nginx more than any article of ours has, at the server as many as leave it time for comments. */
const READERS = { nginx: 1000, 'npm start': 100 };
/** Readers who send at once, as soon as they are answered; for at most so many seconds. */
const STORM = 16;
const STORM_SECONDS = 10;
const WARM_UP = 3;
/** A thread takes five a second (site.config.ts), so that the comments go over many. */
const ARTICLES = [HOT, ...Array.from({ length: 49 }, (_, number) => `warm-${number}`)];

export async function prepareLoad(site: BenchSite): Promise<void> {
  for (const slug of ARTICLES) await changeArticle(site, slug);
  await fillThread(site, HOT, THREAD);
}

export async function bearLoad(site: BenchSite, seconds: number): Promise<void> {
  const pages = ARTICLES.map((slug) => addressOf(site, slug));
  const nginx = await serveBehindNginx(site.address, site.data);
  const acknowledged: string[] = [];
  row('load: memory of all processes', `${site.memory()} MB after the start`);
  if (nginx) {
    const behind = pages.map((page) => page.replace(site.address, nginx.address));
    acknowledged.push(...(await bear(site, 'nginx', behind, seconds)));
    await nginx.stop();
  }
  acknowledged.push(...(await bear(site, 'npm start', pages, seconds)));
  row('load: comments lost or doubled', await countFaults(site, acknowledged));
  const [hot = ''] = pages;
  const file = await serveStatic(await (await fetch(hot)).text(), site.data);
  if (!file) return;
  const { perSecond } = await requestAt(file.address, Math.min(seconds, STORM_SECONDS));
  await file.stop();
  row('load: the same page as a file from nginx, alone', `${perSecond.toFixed(0)} a second`);
}

/** Everything at once for these seconds, then comments alone at full speed; returns the acknowledged ones. */
async function bear(
  site: BenchSite,
  at: keyof typeof READERS,
  pages: string[],
  seconds: number,
): Promise<string[]> {
  const moderator = await startModerator(site);
  // Warm-up: a new server loads its code first.
  const forms = await openForms(pages, at === 'nginx');
  const first = await postSteadily(forms, STEADY, WARM_UP);
  const memory = watchMemory(site);
  const [hot = ''] = pages;
  const [read, steady] = await Promise.all([
    readSteadily(hot, READERS[at], seconds),
    postSteadily(forms, STEADY, seconds),
  ]);
  row(`load, ${at}: readers of the hot article`, toldRead(read));
  row(`load, ${at}: comments meanwhile, ${STEADY} a second`, told(steady, seconds));
  row(`load, ${at}: memory of all processes`, memory.stop());
  const short = Math.min(seconds, STORM_SECONDS);
  const [readAll, pressed] = await Promise.all([requestAt(hot, short), postSteadily(forms, STEADY, short)]);
  row(`load, ${at}: as many readers as it takes`, toldRead(readAll));
  row(`load, ${at}: comments meanwhile, ${STEADY} a second`, told(pressed, short));
  row(`load, ${at}: a moderator meanwhile`, `${moderator.stop()} published`);
  const storm = await postAtOnce(forms, STORM, short);
  row(`load, ${at}: comments of ${STORM} at once`, told(storm, short));
  return [first, steady, pressed, storm].flatMap(({ acknowledged }) => acknowledged);
}

function toldRead({ perSecond, p50, p99, errors }: Requests): string {
  return `${perSecond.toFixed(0)} a second, p50 ${p50}, p99 ${p99}, ${errors} errors`;
}

function told({ acknowledged, failed, times }: Posted, seconds: number): string {
  const rate = (acknowledged.length / seconds).toFixed(0);
  return `${rate} acknowledged a second, ${failed} not, ${within(50, times)}, ${within(99, times)}`;
}

/** Samples the memory; `stop` reports it halfway and at the end, and the peak. */
function watchMemory(site: BenchSite): { stop: () => string } {
  const seen: number[] = [];
  const timer = setInterval(() => seen.push(site.memory()), 500);
  const stop = () => {
    clearInterval(timer);
    const half = seen[Math.floor(seen.length / 2)];
    return `${half} MB halfway, ${site.memory()} MB at the end, ${Math.max(...seen)} MB at most`;
  };
  return { stop };
}

/** Starts a process that publishes waiting comments; `stop` reports how many. */
async function startModerator({ env }: BenchSite): Promise<{ stop: () => string }> {
  const moderator = spawn(process.execPath, ['--import', 'tsx', 'scripts/bench/moderator.ts'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let published = '';
  moderator.stdout.on('data', (chunk) => {
    published = String(chunk).trim().split('\n').at(-1) ?? '';
  });
  await once(moderator.stdout, 'data');
  const stop = () => {
    moderator.kill();
    return published || 'none';
  };
  return { stop };
}

async function countFaults({ env }: BenchSite, acknowledged: string[]): Promise<string> {
  process.env.DATABASE_URL = env.DATABASE_URL;
  // Imported late: loading this opens the database.
  const { client } = await import('@/db/core/client');
  const { rows } = await client.execute('select body, count(*) as copies from comments group by body');
  const copies = new Map(rows.map((one) => [one.body, Number(one.copies)]));
  const lost = acknowledged.filter((body) => !copies.has(body)).length;
  const doubled = acknowledged.filter((body) => (copies.get(body) ?? 0) > 1).length;
  client.close();
  return `${lost} lost, ${doubled} doubled of ${acknowledged.length}`;
}
