/** Lighthouse with its defaults (phone, slow 4G), in a new browser for each run. */
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { findBrowser } from '@/test/browser';
import { row } from './row';

/** Runs; the one with the median first paint is reported, since other processes disturb single runs. */
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
  // nginx of the bench has a self-signed certificate.
  '--ignore-certificate-errors',
];

const SCORES = ['performance', 'accessibility', 'best-practices', 'seo'];
const PAINT = 'largest-contentful-paint';

/** @param address of a page that is cached already */
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
