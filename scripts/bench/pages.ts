/** What pages weigh, and how long one takes to render after a change. */
import { gzipSync } from 'node:zlib';
import { row } from './row';
import { addressOf, type BenchSite, changeArticle } from './site';

const TURNS = 15;

const SHEET = /<link rel="stylesheet" href="([^"]+)"/g;
const SCRIPT = /<script [^>]*?\bsrc="([^"]+)"/g;
const FACE = /@font-face\{([^}]*)\}/g;

/** A page's weight on a first visit, compressed: itself with the styles in it, files of styles and scripts, and fonts. */
export async function weigh(what: string, address: string): Promise<void> {
  const html = await textAt(address);
  const [sheets, scripts] = await Promise.all([
    filesOf(html, SHEET, address),
    filesOf(html, SCRIPT, address),
  ]);
  const [page, files, code] = [[html], sheets, scripts].map(weightOf) as [number, number, number];
  const fonts = await fontsOf(html, address);
  row(
    what,
    `HTML with its styles ${kb(page)}, other styles ${kb(files)}, script ${kb(code)}: ${kb(page + files + code)} KB gzip; with fonts ${kb(page + files + code + fonts)}`,
  );
}

/** The median time of the first answer after an article was announced as changed, in milliseconds. */
export async function renderTime(site: BenchSite, slug: string): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    changeArticle(site, slug);
    // The connection was idle meanwhile, and may be closed; one that is open measures the page alone.
    await fetch(`${site.address}/healthz`).catch(() => {});
    const start = performance.now();
    await textAt(addressOf(site, slug));
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(TURNS / 2)] ?? 0;
}

async function textAt(address: string): Promise<string> {
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

/**
 * The bytes of the font files that a browser fetches for the letters of a page: of each family, for each letter, the last
 * face that has it in its range (CSS Fonts 4, section 4.5).
 */
async function fontsOf(html: string, address: string): Promise<number> {
  const text = html.replace(/<(style|script)\b[\s\S]*?<\/\1>|<[^>]*>/g, '');
  const letters = [...new Set(text)].map((letter) => letter.codePointAt(0) ?? 0);
  const faces = facesIn(html);
  const files = new Set<string>();
  for (const family of new Set(faces.map((face) => face.family))) {
    const own = faces.filter((face) => face.family === family);
    for (const letter of letters) {
      const face = own.findLast(({ ranges }) => ranges.some(([from, to]) => letter >= from && letter <= to));
      if (face) files.add(face.file);
    }
  }
  const sizes = [...files].map(async (file) => (await bytesAt(new URL(file, address))).byteLength);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

async function bytesAt(address: URL): Promise<ArrayBuffer> {
  return (await fetch(address)).arrayBuffer();
}

function facesIn(html: string) {
  return [...html.matchAll(FACE)].flatMap(([, face = '']) => {
    const file = /url\((\/fonts\/[^)]+)\)/.exec(face)?.[1];
    const family = /font-family:([^;]+)/.exec(face)?.[1] ?? '';
    return file ? [{ family, file, ranges: rangesOf(/unicode-range:([^;]+)/.exec(face)?.[1] ?? '') }] : [];
  });
}

/** `U+20,U+6??,U+200C-200F` as numbers, from and to. */
function rangesOf(text: string): [number, number][] {
  return [...text.matchAll(/U\+([\dA-F]+)(\?*)(?:-([\dA-F]+))?/gi)].map(([, start = '', any = '', end]) => [
    Number.parseInt(start + '0'.repeat(any.length), 16),
    Number.parseInt(end ?? start + 'F'.repeat(any.length), 16),
  ]);
}

function kb(bytes: number): string {
  return (bytes / 1024).toFixed(1);
}
