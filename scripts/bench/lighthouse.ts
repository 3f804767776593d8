/** Lighthouse as it comes, for a phone on slow 4G, with a browser of its own for each run. */
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { findBrowser } from '@/test/browser';
import { row } from './row';

/** Of so many runs the one with the middle first paint is told: other work on the machine only adds to a run. */
const RUNS = 3;

const FLAGS = [
  '--headless=new',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // nginx of the bench has one that nobody has signed.
  '--ignore-certificate-errors',
];

const SCORES = ['performance', 'accessibility', 'best-practices', 'seo'];
const PAINT = 'largest-contentful-paint';

/** @param address of a page that has been rendered, so that nobody waits for that */
export async function judge(what: string, address: string): Promise<void> {
  const runs = [];
  for (let run = 0; run < RUNS; run++) runs.push(await judged(address));
  const { categories, audits } = runs.sort((a, b) => paintOf(a) - paintOf(b))[
    Math.floor(RUNS / 2)
  ] as Judgement;
  const scores = SCORES.map((name) => Math.round((categories[name]?.score ?? 0) * 100)).join(' / ');
  const value = (name: string) => audits[name]?.numericValue ?? 0;
  row(
    `Lighthouse, ${what}`,
    `${scores}; LCP ${(value(PAINT) / 1000).toFixed(2)} s, FCP ${(value('first-contentful-paint') / 1000).toFixed(2)} s, TBT ${value('total-blocking-time').toFixed(0)} ms, CLS ${value('cumulative-layout-shift').toFixed(3)}`,
  );
}

type Judgement = Awaited<ReturnType<typeof judged>>;

function paintOf({ audits }: Judgement): number {
  return audits[PAINT]?.numericValue ?? 0;
}

async function judged(address: string) {
  const browser = await launch({ chromePath: findBrowser(), chromeFlags: FLAGS });
  try {
    const result = await lighthouse(address, { port: browser.port, logLevel: 'error' });
    if (!result) throw new Error(`Lighthouse said nothing of ${address}`);
    return result.lhr;
  } finally {
    browser.kill();
  }
}
