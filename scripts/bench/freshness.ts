/** Staleness: how soon readers see a change, at the server and behind nginx's cache. */
import { spawn } from 'node:child_process';
import { setTimeout } from 'node:timers/promises';
import type { BenchSite } from './site';

const TURNS = 5;
const POLL_MS = 20;

/** The time an article of `changeArticle` says it was changed at (scripts/bench/thread.ts). */
const STAMP = /قيس في (\d{4}-[\d:T.-]+Z)/;

/** The longest time from a change of the article until the page at this address shows it, in milliseconds. */
export async function freshness(site: BenchSite, slug: string, address: string): Promise<number> {
  let longest = 0;
  for (let turn = 0; turn < TURNS; turn++) {
    const before = await stampAt(address);
    const words = ['--import', 'tsx', 'scripts/bench/thread.ts', 'change', slug];
    spawn(process.execPath, words, { env: site.env, stdio: 'ignore' });
    let shown = before;
    while (shown === before) {
      await setTimeout(POLL_MS);
      shown = await stampAt(address);
    }
    longest = Math.max(longest, Date.now() - Date.parse(shown));
  }
  return longest;
}

async function stampAt(address: string): Promise<string> {
  const text = await (await fetch(address)).text();
  return STAMP.exec(text)?.[1] ?? '';
}
