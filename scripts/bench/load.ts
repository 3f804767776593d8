/**
 * `npm run bench -- load [SECONDS]`: readers of a hot article, a storm of comments on it and on others, and a moderator
 * who publishes them, all at once.
 */
import { spawn } from 'node:child_process';
import { serveStatic } from './nginx';
import { postSteadily, within } from './posts';
import { requestAt } from './requests';
import { row } from './row';
import { addressOf, type BenchSite, changeArticle, fillThread } from './site';

const HOT = 'hot';
/** Comments there before, and comments a second. */
const THREAD = 50;
const STORM = 50;
/** A thread takes five a second (site.config.ts), so the storm goes over many. */
const ARTICLES = [HOT, ...Array.from({ length: 19 }, (_, number) => `warm-${number}`)];

export function prepareLoad(site: BenchSite): void {
  for (const slug of ARTICLES) changeArticle(site, slug);
  fillThread(site, HOT, THREAD);
}

export async function bearLoad(site: BenchSite, seconds: number): Promise<void> {
  const hot = addressOf(site, HOT);
  const before = site.memory();
  const moderator = spawn(process.execPath, ['--import', 'tsx', 'scripts/bench/moderator.ts'], {
    env: site.env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let published = '';
  moderator.stdout.on('data', (chunk) => {
    published = String(chunk).trim().split('\n').at(-1) ?? '';
  });
  const [read, posted] = await Promise.all([requestAt(hot, seconds), postSteadily([hot], STORM, seconds)]);
  moderator.kill();
  const after = site.memory();
  row(
    'load: readers of the hot article',
    `${read.perSecond.toFixed(0)} a second, p50 ${read.p50}, p99 ${read.p99}, ${read.errors} errors`,
  );
  row(
    `load: comments on it and others, ${STORM} a second`,
    `${posted.acknowledged.length} acknowledged, ${posted.failed} not, ${within(50, posted.times)}, ${within(99, posted.times)}`,
  );
  row('load: a moderator meanwhile', `${published || 'none'} published`);
  row('load: comments lost or doubled', await countFaults(site, posted.acknowledged));
  row('load: memory of the server', `${before} MB before, ${after} MB after ${seconds} s`);
  const page = await serveStatic(await (await fetch(hot)).text(), site.folder);
  if (!page) return;
  const { perSecond } = await requestAt(page.address, Math.min(seconds, 10));
  page.stop();
  row('load: the same page as a file from nginx, alone', `${perSecond.toFixed(0)} a second`);
}

async function countFaults({ env }: BenchSite, acknowledged: string[]): Promise<string> {
  process.env.DATABASE_URL = env.DATABASE_URL;
  // Only now: the database is opened when this is loaded.
  const { client } = await import('@/db/client');
  const { rows } = await client.execute('select body, count(*) as copies from comments group by body');
  const copies = new Map(rows.map((one) => [one.body, Number(one.copies)]));
  const lost = acknowledged.filter((body) => !copies.has(body)).length;
  const doubled = acknowledged.filter((body) => (copies.get(body) ?? 0) > 1).length;
  client.close();
  return `${lost} lost, ${doubled} doubled of ${acknowledged.length}`;
}
