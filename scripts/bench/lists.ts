/** The lists of a site of 50,000 articles: what their pages weigh, and how long each takes to render after a change. */
import { pathFor } from '@/lib/site/paths';
import { median, textAt, weigh } from './pages';
import { row } from './row';
import { type BenchSite, changeArticle } from './site';

const ARTICLES = 50_000;
const TURNS = 9;

/** Synthetic ones have numbers for names (scripts/bench/fill-articles.ts). */
const PAGES = [
  ['home', pathFor('ar')],
  ['articles, page 4,000', pathFor('ar', 'page', 4000)],
  ['topics', pathFor('ar', 'topics')],
  ['topic', pathFor('ar', 'topics', 'موضوع 3')],
  ['topic, page 300', pathFor('ar', 'topics', 'موضوع 3', 'page', 300)],
  ['authors', pathFor('ar', 'authors')],
  ['author, page 60', pathFor('ar', 'authors', 'كاتب 3', 'page', 60)],
  ['archive', pathFor('ar', 'archive')],
] as const;

export async function prepareLists(site: BenchSite): Promise<void> {
  await site.mustRun('bench/many-articles', String(ARTICLES));
}

export async function measureLists(site: BenchSite): Promise<void> {
  const [month] =
    /\/ar\/archive\/\d{4}-\d\d/.exec(await textAt(site.address + pathFor('ar', 'archive'))) ?? [];
  const pages = [...PAGES, ...(month ? [['month', month] as const] : [])];
  for (const [what, path] of pages) await weigh(`${what}, of ${ARTICLES} articles`, site.address + path);
  const times = pages.map((): number[] => []);
  for (let turn = 0; turn < TURNS; turn++) {
    await changeArticle(site, 'lists');
    // What every page has is read by the first; a connection that was idle may be closed.
    await fetch(site.address + pathFor('ar', 'search')).catch(() => {});
    for (const [index, [, path]] of pages.entries()) {
      const start = performance.now();
      await textAt(site.address + path);
      times[index]?.push(performance.now() - start);
    }
  }
  for (const [index, [what]] of pages.entries())
    row(`render after a change, ${what}`, `${median(times[index] ?? []).toFixed(1)} ms`);
}
