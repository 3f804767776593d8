import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { transform } from 'esbuild';
import { parseAst } from 'vite';
import { beforeAll, expect, test, vi } from 'vitest';
import { processorTime } from './processor-time';

/** Folders whose patterns may meet untrusted text; benchmarks and tests read only our own. */
const SOURCE_FOLDERS = ['app', 'components', 'server', 'db', 'runtime', 'lib', 'i18n', 'scripts'];
const SOURCE_FILES = ['proxy.ts', 'next.config.ts'];
const TRUSTED_INPUT = /^scripts\/(?:bench|tools|pack)/;

/** Quadratic patterns that are safe because their input is bounded: `[pattern, the bound]`. */
const BOUNDED: [pattern: string, most: string][] = [
  [
    String.raw`<form\b[^>]*\sdata-post=[\s\S]*?<\/form>`,
    'a page of ours as it was rendered, in which what readers typed is escaped',
  ],
  [String.raw`<(style|script)\b[\s\S]*?<\/\1>|<[^>]*>`, 'the same'],
  [String.raw`[^\s"'<>()]*@[^\s"'<>()]*`, 'MAX_TEXT_LENGTH of runtime/log-redaction.ts, 500 characters'],
];

/** Repeated, these expose most superlinear patterns; the literals of each pattern are tried as well. */
const HOSTILE =
  'a A 0 , - / " \' < > & @ | ` ( [ { ! # * \\ \n \t ا \u{64B} \u{200D} 😀 <a "a /a .a a, &amp; <!-- ]( http://'
    .split(' ')
    .concat(' ', 'a ', ' \n');

/** These behind the opening of a pattern, `<h2 ` or `/uploads/`, where nothing else begins a match. */
const WITHIN = ['a', 'A', '0', ' ', '\n', '\t\n', '"', '""', '/', '<', '>', '=', 'ا'];

/** Lengths of the probes, in UTF-16 units: a short one first, to find suspects. */
const SHORT_LENGTH = 6000;
const LONG_LENGTH = SHORT_LENGTH * 4;

/** CPU time limit in milliseconds: a linear pattern takes one or two for the long probe, a quadratic one hundreds. */
const SUSPICIOUS_MS = 0.7;
const SLOW_MS = 80;

const patterns = new Map<string, RegExp>();

/** Regular expression literals of the sources, and those that modules build when they are loaded. */
beforeAll(async () => {
  for (const file of [...SOURCE_FOLDERS.flatMap(sourcesIn), ...SOURCE_FILES]) {
    const source = readFileSync(file, 'utf8');
    const { code } = await transform(source, { loader: 'tsx', target: 'esnext' });
    visit(parseAst(code), ({ type, regex }) => {
      if (type === 'Literal' && regex) add(new RegExp(regex.pattern, regex.flags));
    });
    if (!source.includes('new RegExp')) continue;
    if (/^(?:lib|server)\//.test(file)) await addMadeBy(file);
    else elsewhere.push(file);
  }
});

/** Files outside these folders that build patterns. */
const elsewhere: string[] = [];

function add(pattern: RegExp): void {
  patterns.set(String(pattern), pattern);
}

async function addMadeBy(file: string): Promise<void> {
  const construct = (target: typeof RegExp, words: [string, string?]) => {
    const pattern = new target(...words);
    add(pattern);
    return pattern;
  };
  vi.stubGlobal('RegExp', new Proxy(RegExp, { construct }));
  vi.resetModules();
  await import(path.resolve(file));
  vi.unstubAllGlobals();
}

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter(
      (file) =>
        /\.tsx?$/.test(file) && !/\.(?:test|cases|cluster)\.tsx?$/.test(file) && !TRUSTED_INPUT.test(file),
    );
}

interface Node {
  type?: string;
  regex?: { pattern: string; flags: string };
}

function visit(node: unknown, see: (node: Node) => void): void {
  if (typeof node !== 'object' || node === null) return;
  see(node);
  for (const child of Object.values(node)) visit(child, see);
}

/** Literal characters of a pattern; classes and escapes are covered by HOSTILE. */
function lettersOf({ source }: RegExp): string[] {
  return (
    source.replace(/\\[pPu]\{[^}]*\}|\\u[\da-f]{4}|\\[a-zA-Z]/gi, '').match(/[^\\[\]{}()*+?|^$]/gu) ?? []
  );
}

/** Literal prefix of every match. */
function openingOf({ source }: RegExp): string {
  const plain = source.replace(/^(?:\((?:\?(?:<\w+>|:))?)+/, '').replace(/\\([/.-])/g, '$1');
  return /^[^\\[\]{}()*+?|^$.]+(?![*?{])/.exec(plain)?.[0] ?? '';
}

type Hostile = [before: string, part: string];

function textsFor(pattern: RegExp): Hostile[] {
  const opening = openingOf(pattern);
  const parts = new Set([...HOSTILE, ...lettersOf(pattern)]);
  const repeated = [...parts].map((part): Hostile => ['', part]);
  if (opening === '') return repeated;
  return [...repeated, ['', opening], ...WITHIN.map((part): Hostile => [opening, part])];
}

function timeOf(pattern: RegExp, [before, part]: Hostile, length: number): number {
  // Ends in a character that no pattern matches, which forces backtracking.
  const text = `${before}${part.repeat(length / part.length)}\u{1}`;
  const everywhere = new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, '').concat('g'));
  return processorTime(() => text.replace(everywhere, ''));
}

/** The shortest of three runs, since other processes only add time; one is enough where it is quick. */
function longTimeOf(pattern: RegExp, text: Hostile): number {
  let best = 0;
  for (let length = SHORT_LENGTH; length <= LONG_LENGTH && best <= SLOW_MS; length *= 2) {
    best = timeOf(pattern, text, length);
    for (let run = 1; run < 3 && best > SLOW_MS; run++) best = Math.min(best, timeOf(pattern, text, length));
  }
  return best;
}

test('no text makes a pattern of ours work for longer than its length is worth', () => {
  // Guards against finding no patterns at all.
  expect(patterns.size).toBeGreaterThan(300);
  expect(elsewhere, 'of a word of ours, and of the list of our own routes').toEqual([
    'runtime/routes.ts',
    'next.config.ts',
  ]);
  const bounded = new Set(BOUNDED.map(([pattern]) => pattern));
  const slow: string[] = [];
  for (const [name, pattern] of patterns) {
    if (bounded.has(pattern.source)) continue;
    for (const text of textsFor(pattern)) {
      if (timeOf(pattern, text, SHORT_LENGTH) < SUSPICIOUS_MS) continue;
      const best = longTimeOf(pattern, text);
      if (best > SLOW_MS) slow.push(`${name} with ${JSON.stringify(text)}: ${Math.round(best)} ms`);
    }
  }
  expect(slow).toEqual([]);
});

test.each(BOUNDED)('%s is one of ours', (pattern) => {
  expect([...patterns.values()].map(({ source }) => source)).toContain(pattern);
});
