/**
 * `npm run bench [-- PART]`: what the promises of the site (size, speed, memory, freshness) cost on this machine, as
 * plain rows. It builds the site on a database of its own, serves it on loopback, and stops. No figure passes or
 * fails.
 */
import { spawnSync } from 'node:child_process';
import { searchPathFor } from '@/lib/search/url';
import { pathFor } from '@/lib/site/paths';
import { measureEditor, prepareEditor } from './editor';
import { visitFirst } from './first-visits';
import { freshness } from './freshness';
import { judge } from './lighthouse';
import { measureLists, prepareLists } from './lists';
import { bearLoad, prepareLoad } from './load';
import { type Served, serveBehindNginx, serveStatic } from './nginx';
import { laterPages, renderTime, weigh } from './pages';
import { openForms, type Posted, postAtOnce, postSteadily, within } from './posts';
import { type Requests, requestAt } from './requests';
import { row } from './row';
import { addressOf, type BenchSite, changeArticle, fillThread, openSite } from './site';

/** Long enough to settle, in seconds; a run stays bounded. */
const SECONDS = 10;
/** Readers who type at once in the storm, and the steady rate beside it, in comments a second. */
const STORM = 16;
const STEADY = 50;
/** Articles that they comment on: the limit of one thread is not what is measured. */
const STORM_ARTICLES = Array.from({ length: 20 }, (_, number) => `storm-${number}`);

/** An article of the demo edition with a picture and of usual length, and its longest. */
const ARTICLE = 'لماذا-يقيس-البحار-والطيار-بالميل-البحري';
const LONGEST = 'الحرف-العربي-من-الرصاص-إلى-الخط-المتغير';
const COMMENTS = 50;
const SMALL = 'thread-of-200';
const LARGE = 'thread-of-10000';

interface Part {
  prepare?: (site: BenchSite) => Promise<void>;
  measure: (site: BenchSite) => Promise<void>;
}

/** Each with a site that has only what it measures. */
const onSite: Record<string, Part> = {
  pages: {
    prepare: async (site) => {
      await fillThread(site, ARTICLE, COMMENTS);
      for (const slug of [SMALL, LARGE]) await changeArticle(site, slug);
      await fillThread(site, SMALL, 200);
      await fillThread(site, LARGE, 10_000);
    },
    measure: measurePages,
  },
  nginx: {
    prepare: async (site) => void (await fillThread(site, ARTICLE, COMMENTS)),
    measure: (site) => compareWithFile(site, addressOf(site, ARTICLE)),
  },
  comments: {
    prepare: async (site) => {
      for (const slug of STORM_ARTICLES) await changeArticle(site, slug);
    },
    measure: measureComments,
  },
  lists: { prepare: prepareLists, measure: measureLists },
  editor: { prepare: prepareEditor, measure: measureEditor },
  load: { prepare: prepareLoad, measure: (site) => bearLoad(site, Number(process.argv[3]) || 60) },
};

/** Each in a process and a database of its own. */
const apart = {
  import: 'scripts/bench/import.ts',
  search: 'scripts/bench/search.ts',
  machines: 'scripts/bench/machines.ts',
};

const all = ['pages', 'comments', 'import', 'search'];
const [asked] = process.argv.slice(2);
if (asked && !(asked in onSite) && !(asked in apart)) {
  console.error(`Usage: npm run bench [-- ${[...Object.keys(onSite), ...Object.keys(apart)].join(' | ')}]`);
  process.exit(2);
}
for (const part of asked ? [asked] : all) await run(part);

async function run(name: string): Promise<void> {
  const part = onSite[name];
  if (!part) {
    const script = apart[name as keyof typeof apart];
    const { status } = spawnSync(process.execPath, ['--import', 'tsx', script], { stdio: 'inherit' });
    process.exitCode ||= status ?? 1;
    return;
  }
  const site = await openSite(part.prepare ?? (async () => {}));
  try {
    await part.measure(site);
  } finally {
    await site.remove();
  }
}

async function measurePages(site: BenchSite): Promise<void> {
  const article = addressOf(site, ARTICLE);
  const large = addressOf(site, LARGE);
  const pages = [
    ['home', site.address + pathFor('ar')],
    [`article, ${COMMENTS} comments`, article],
    ['author', site.address + pathFor('ar', 'authors', 'سلمى-الخوري')],
    ['search', site.address + searchPathFor('ar')],
  ] as const;
  for (const [what, address] of pages) await weigh(what, address);
  await weigh('longest demo article, 42 comments', addressOf(site, LONGEST));
  await weigh('thread of 200, first page', addressOf(site, SMALL));
  await weigh('thread of 10,000, first page', large);
  await weigh('thread of 10,000, last page', `${large}/comments/200`);
  await visitFirst(pages);
  for (const [what, address] of pages) await judge(what, address);
  await judgeBehindNginx(site, pages.slice(0, 2));
  const usual = await renderTime(site, SMALL);
  const long = await renderTime(site, LARGE);
  row('render after a change, thread of 200', `${usual.toFixed(1)} ms`);
  row(
    'render after a change, thread of 10,000',
    `${long.toFixed(1)} ms, ${(long / usual).toFixed(2)} times as long`,
  );
  await compareLater(site);
  await measureFreshness(site);
  await compareWithFile(site, article);
}

/** What is new since a comment: a page of fifty in a thread of 200 and in one of 10,000, each number asked for once. */
async function compareLater(site: BenchSite): Promise<void> {
  const [usual, long] = [await laterPages(site, SMALL), await laterPages(site, LARGE)];
  row('new since a comment, thread of 200', `${usual.kilobytes} KB gzip, ${usual.time.toFixed(1)} ms`);
  row(
    'new since a comment, thread of 10,000',
    `${long.kilobytes} KB gzip, ${long.time.toFixed(1)} ms, ${(long.time / usual.time).toFixed(2)} times as long`,
  );
}

async function measureFreshness(site: BenchSite): Promise<void> {
  const page = addressOf(site, SMALL);
  const told = async (address: string) => `after ${await freshness(site, SMALL, address)} ms at most`;
  row('seen after a change, npm start', await told(page));
  const behind = await serveBehindNginx(site.address, site.data);
  if (behind) row('seen after a change, behind nginx', await told(behind.address + new URL(page).pathname));
  await behind?.stop();
}

/** As browsers meet them in production: by HTTP/2, over which a page and its files share one connection. */
async function judgeBehindNginx(
  site: BenchSite,
  pages: readonly (readonly [string, string])[],
): Promise<void> {
  const behind = await serveBehindNginx(site.address, site.data);
  if (!behind) return;
  try {
    for (const [what, address] of pages)
      await judge(`${what}, behind nginx`, behind.secure + new URL(address).pathname);
  } finally {
    await behind.stop();
  }
}

async function compareWithFile(site: BenchSite, article: string): Promise<void> {
  const ours = await requestAt(article, SECONDS);
  const html = await (await fetch(article)).text();
  const file = await requestedFrom(await serveStatic(html, site.data));
  const behind = await requestedFrom(
    await serveBehindNginx(site.address, site.data),
    new URL(article).pathname,
  );
  if (!file || !behind) return row('requests a second, article, npm start', `${told(ours)}; no nginx here`);
  row("requests a second, article, nginx's file", told(file));
  row('requests a second, article, behind nginx', `${told(behind)}; ${partOf(behind, file)}`);
  row('requests a second, article, npm start', `${told(ours)}; ${partOf(ours, file)}`);
}

function partOf(measured: Requests, file: Requests): string {
  return `${(measured.perSecond / file.perSecond).toFixed(3)} of nginx's file`;
}

function told({ perSecond, p99, errors }: Requests): string {
  return `${perSecond.toFixed(0)}, p99 ${p99}, ${errors} failed`;
}

async function requestedFrom(served: Served | undefined, pathname = ''): Promise<Requests | undefined> {
  const requests = served && (await requestAt(served.address + pathname, SECONDS));
  await served?.stop();
  return requests;
}

async function measureComments(site: BenchSite): Promise<void> {
  const pages = STORM_ARTICLES.map((slug) => addressOf(site, slug));
  const forms = await openForms(pages);
  tell(`comments posted by ${STORM} at once`, await postAtOnce(forms, STORM, SECONDS));
  tell(`comments posted at ${STEADY} a second`, await postSteadily(forms, STEADY, SECONDS));
}

function tell(what: string, { acknowledged, failed, times }: Posted): void {
  const rate = (acknowledged.length / SECONDS).toFixed(0);
  row(what, `${rate} acknowledged a second, ${within(50, times)}, ${within(99, times)}, ${failed} failed`);
}
