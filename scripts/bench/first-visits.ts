/** First visits by a phone: whether the reader ends in the site's letters, and how much the page moves on the way. */
import { type Browser, type CDPSession, chromium } from 'playwright';
import { findBrowser } from '@/test/browser';
import { row } from './row';

/** On each line, spread over the pages. */
const VISITS = 20;
/** Milliseconds there and back, and Mbit/s: a good line, a usual one of a phone, and slow 4G as Lighthouse has it. */
const LINES = [
  { latency: 60, speed: 9 },
  { latency: 100, speed: 4 },
  { latency: 150, speed: 1.6 },
];
const PHONE = { width: 390, height: 844 };
/** What letters of ours are called by the browser that draws them. The stand-ins on the machines we bench on are others. */
const OURS = /^(Noto Naskh Arabic|Vazirmatn|Noto (Sans|Serif))/;
/** Of a page, so many of its texts are looked at, from the top. */
const TEXTS = 25;

interface Visit {
  /** Whether all of the texts are drawn in our letters. */
  isOurs: boolean;
  /** Cumulative layout shift (https://web.dev/articles/cls), in one window: the visit is short. */
  shift: number;
  /** First contentful paint and the end of the last font file, in milliseconds. */
  paint: number;
  lastFont: number;
  /** Of all font files, as they come over the line. */
  fontBytes: number;
}

/** Prints a row for each line. */
export async function visitFirst(
  pages: readonly (readonly [what: string, address: string])[],
): Promise<void> {
  await withBrowser(async (browser) => {
    for (const line of LINES) {
      const visits = [];
      for (let number = 0; number < VISITS; number++) {
        const [what, address] = pages[number % pages.length] as (typeof pages)[number];
        visits.push({ what, ...(await visit(browser, address, line)) });
      }
      const worst = visits.reduce((one, other) => (other.shift > one.shift ? other : one));
      row(
        `first visits, ${line.latency} ms, ${line.speed} Mbit/s`,
        `${visits.filter(({ isOurs }) => isOurs).length} of ${VISITS} end in our letters; CLS at most ${worst.shift.toFixed(3)} (${worst.what}); first paint ${middle(visits.map(({ paint }) => paint))} s, last font ${middle(visits.map(({ lastFont }) => lastFont))} s`,
      );
    }
  });
}

export async function withBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic'],
  });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** One visit with an empty cache, over a line or at the machine's own speed. */
export async function visit(
  browser: Browser,
  address: string,
  line?: (typeof LINES)[number],
): Promise<Visit> {
  const context = await browser.newContext({ viewport: PHONE, deviceScaleFactor: 2 });
  try {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    if (line) {
      await session.send('Network.enable');
      const throughput = (line.speed * 1e6) / 8;
      await session.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: line.latency,
        downloadThroughput: throughput,
        uploadThroughput: throughput,
      });
    }
    await page.goto(address);
    const seen = await page.evaluate(async () => {
      await document.fonts.ready;
      // What has just come is drawn, and its shifts are told, with the next frames.
      for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
      const shifts: (PerformanceEntry & { value?: number })[] = [];
      const observer = new PerformanceObserver((list) => shifts.push(...list.getEntries()));
      observer.observe({ type: 'layout-shift', buffered: true });
      await new Promise((resolve) => setTimeout(resolve, 100));
      const fonts = (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).filter(
        ({ name }) => name.endsWith('.woff2'),
      );
      return {
        shift: shifts.reduce((sum, { value = 0 }) => sum + value, 0),
        paint: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
        lastFont: Math.max(0, ...fonts.map(({ responseEnd }) => responseEnd)),
        fontBytes: fonts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
      };
    });
    return { ...seen, isOurs: (await familiesOn(session)).every((family) => OURS.test(family)) };
  } finally {
    await context.close();
  }
}

/** The families that the texts at the top of the page are drawn in. */
async function familiesOn(session: CDPSession): Promise<string[]> {
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeIds } = await session.send('DOM.querySelectorAll', {
    nodeId: root.nodeId,
    // Code is in the reader's monospace.
    selector: 'main :is(h1, h2, h3, p:not(:has(code)), time)',
  });
  const families = new Set<string>();
  for (const nodeId of nodeIds.slice(0, TEXTS)) {
    const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
    for (const { familyName } of fonts) families.add(familyName);
  }
  return [...families];
}

function middle(times: number[]): string {
  const sorted = times.sort((a, b) => a - b);
  return ((sorted[Math.floor(sorted.length / 2)] ?? 0) / 1000).toFixed(2);
}
