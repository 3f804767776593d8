import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { transform } from 'esbuild';
import { parseAst } from 'vite';
import { beforeAll, expect, test, vi } from 'vitest';
import { processorTime } from './processor-time';

/** What outside text may reach: requests meet the server first. What measures and tests runs on what is ours. */
const WINGS = ['app', 'components', 'server', 'db', 'runtime', 'lib', 'i18n', 'scripts'];
const BESIDE = ['proxy.ts', 'next.config.ts'];
const OURS = /^scripts\/(?:bench|tools|pack)/;

/**
 * Patterns that take time by the square of a text, and why nobody can make them: `[pattern, the most that it is given]`.
 */
const BOUNDED: [pattern: string, most: string][] = [
  [String.raw`[^\s"'<>()]*@[^\s"'<>()]*`, 'TEXT_LIMIT of runtime/log-redaction.ts, 500 characters'],
];

/** Repeated without end, these make most patterns slow that can be made so; each pattern's own letters come on top. */
const HOSTILE =
  'a A 0 , - / " \' < > & @ | ` ( [ { ! # * \\ \n \t ا \u{64B} \u{200D} 😀 <a "a /a .a a, &amp; <!-- ]( http://'
    .split(' ')
    .concat(' ', 'a ', ' \n');

/** These behind the opening of a pattern, `<h2 ` or `/uploads/`, where nothing else begins a match. */
const WITHIN = ['a', 'A', '0', ' ', '\n', '\t\n', '"', '""', '/', '<', '>', '=', 'ا'];

/** In UTF-16 units. First a glance, to find what is worth a longer one. */
const SHORT = 6000;
const LONG = SHORT * 4;

/** In milliseconds of processor time. A straight pattern takes one or two for a long text; one by the square, hundreds. */
const SUSPICIOUS = 0.7;
const SLOW = 80;

const patterns = new Map<string, RegExp>();

/** Those that stand in the source, and those that a module puts together when it is loaded. */
beforeAll(async () => {
  for (const file of [...WINGS.flatMap(sourcesIn), ...BESIDE]) {
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

/** Files of other rooms that put patterns together. */
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
      (file) => /\.tsx?$/.test(file) && !/\.(?:test|cases|cluster)\.tsx?$/.test(file) && !OURS.test(file),
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

/** The letters that a pattern names, alone; what it says by class and by number is in HOSTILE. */
function lettersOf({ source }: RegExp): string[] {
  return (
    source.replace(/\\[pPu]\{[^}]*\}|\\u[\da-f]{4}|\\[a-zA-Z]/gi, '').match(/[^\\[\]{}()*+?|^$]/gu) ?? []
  );
}

/** What every match begins with, as far as the pattern says it in letters. */
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
  // The end is what no pattern expects.
  const text = `${before}${part.repeat(length / part.length)}\u{1}`;
  const everywhere = new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, '').concat('g'));
  return processorTime(() => text.replace(everywhere, ''));
}

/** The best of three, as who else works here must not make a pattern slow; less of the text where that is enough. */
function longTimeOf(pattern: RegExp, text: Hostile): number {
  let best = 0;
  for (let length = SHORT; length <= LONG && best <= SLOW; length *= 2)
    best = Math.min(...[1, 2, 3].map(() => timeOf(pattern, text, length)));
  return best;
}

test('no text makes a pattern of ours work for longer than its length is worth', () => {
  // Were the patterns not found, none would be slow.
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
      if (timeOf(pattern, text, SHORT) < SUSPICIOUS) continue;
      const best = longTimeOf(pattern, text);
      if (best > SLOW) slow.push(`${name} with ${JSON.stringify(text)}: ${Math.round(best)} ms`);
    }
  }
  expect(slow).toEqual([]);
});

test.each(BOUNDED)('%s is one of ours', (pattern) => {
  expect([...patterns.values()].map(({ source }) => source)).toContain(pattern);
});
