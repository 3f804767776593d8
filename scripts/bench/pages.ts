/** What pages weigh, and how long one takes to render after a change. */
import { gzipSync } from 'node:zlib';
import { visit, withBrowser } from './first-visits';
import { row } from './row';
import { addressOf, type BenchSite, changeArticle } from './site';

const TURNS = 15;

const SHEET = /<link rel="stylesheet" href="([^"]+)"/g;
const SCRIPT = /<script [^>]*?\bsrc="([^"]+)"/g;

/** A page's weight on a first visit, compressed: itself with the styles in it, files of styles and scripts, and fonts. */
export async function weigh(what: string, address: string): Promise<void> {
  const html = await textAt(address);
  const [sheets, scripts] = await Promise.all([
    filesOf(html, SHEET, address),
    filesOf(html, SCRIPT, address),
  ]);
  const [page, files, code] = [[html], sheets, scripts].map(weightOf) as [number, number, number];
  const { fontBytes } = await withBrowser((browser) => visit(browser, address));
  row(
    what,
    `HTML with its styles ${kb(page)}, other styles ${kb(files)}, script ${kb(code)}: ${kb(page + files + code)} KB gzip; with fonts ${kb(page + files + code + fontBytes)}`,
  );
}

/** The median time of the first answer after an article was announced as changed, in milliseconds. */
export async function renderTime(site: BenchSite, slug: string): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    await changeArticle(site, slug);
    // The connection was idle meanwhile, and may be closed; one that is open measures the page alone.
    await fetch(`${site.address}/healthz`).catch(() => {});
    const start = performance.now();
    await textAt(addressOf(site, slug));
    times.push(performance.now() - start);
  }
  return median(times);
}

/** The median weight and time of pages of what is new, after each of the first comments of a thread. */
export async function laterPages(
  site: BenchSite,
  slug: string,
): Promise<{ kilobytes: string; time: number }> {
  const article = addressOf(site, slug);
  const [first = 0] = [...(await textAt(article)).matchAll(/id="comment-(\d+)"/g)].map((id) => Number(id[1]));
  const pages: { weight: number; time: number }[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    const start = performance.now();
    const page = await textAt(`${article}/comments/since/${first + turn}`);
    pages.push({ weight: weightOf([page]), time: performance.now() - start });
  }
  return {
    kilobytes: kb(median(pages.map(({ weight }) => weight))),
    time: median(pages.map(({ time }) => time)),
  };
}

export function median(numbers: number[]): number {
  return numbers.sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

export async function textAt(address: string): Promise<string> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  return answer.text();
}

function filesOf(html: string, pattern: RegExp, address: string): Promise<string[]> {
  return Promise.all([...html.matchAll(pattern)].map(([, file = '']) => textAt(new URL(file, address).href)));
}

function weightOf(texts: string[]): number {
  return texts.reduce((sum, text) => sum + gzipSync(text).length, 0);
}

function kb(bytes: number): string {
  return (bytes / 1024).toFixed(1);
}
