import { readdirSync, readFileSync } from 'node:fs';
import { transform } from 'esbuild';
import { parseAst } from 'vite';
import { beforeAll, expect, test } from 'vitest';
import { processorTime } from './processor-time';

/** What outside text may reach; scripts/ and the rest run on what is ours. */
const WINGS = ['app', 'components', 'db', 'lib', 'i18n'];

/**
 * Patterns that take time by the square of a text, and why nobody can make them: `[pattern, the most that it is given]`.
 */
const BOUNDED: [pattern: string, most: string][] = [
  [String.raw`[^\s"'<>()]*@[^\s"'<>()]*`, 'TEXT_LIMIT of lib/log-text.ts, 500 characters'],
];

/** Repeated without end, these make most patterns slow that can be made so; each pattern's own letters come on top. */
const HOSTILE =
  'a A 0 , - / " \' < > & @ | ` ( [ { ! # * \\ \n \t ا \u{64B} \u{200D} 😀 <a "a /a .a a, &amp; <!-- ]( http://'
    .split(' ')
    .concat(' ', 'a ', ' \n');

/** In UTF-16 units. First a glance, to find what is worth a longer one. */
const SHORT = 1500;
const LONG = 24_000;

/** In milliseconds of processor time. A straight pattern takes one or two for a long text; one by the square, hundreds. */
const SUSPICIOUS = 0.7;
const SLOW = 80;

const patterns = new Map<string, RegExp>();

/** Those that stand in the source; of what `new RegExp` puts together, each module's own tests hold it to hostile texts. */
beforeAll(async () => {
  for (const file of WINGS.flatMap(sourcesIn)) {
    const { code } = await transform(readFileSync(file, 'utf8'), { loader: 'tsx', target: 'esnext' });
    visit(parseAst(code), ({ type, regex }) => {
      if (type !== 'Literal' || !regex) return;
      const pattern = new RegExp(regex.pattern, regex.flags);
      patterns.set(String(pattern), pattern);
    });
  }
});

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((file) => /\.tsx?$/.test(file) && !/\.(?:test|cases|cluster)\.tsx?$/.test(file));
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

function timeOf(pattern: RegExp, part: string, length: number): number {
  // The end is what no pattern expects.
  const text = `${part.repeat(length / part.length)}\u{1}`;
  const everywhere = new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, '').concat('g'));
  return processorTime(() => text.replace(everywhere, ''));
}

test('no text makes a pattern of ours work for longer than its length is worth', () => {
  // Were the patterns not found, none would be slow.
  expect(patterns.size).toBeGreaterThan(250);
  const bounded = new Set(BOUNDED.map(([pattern]) => pattern));
  const slow: string[] = [];
  for (const [name, pattern] of patterns) {
    if (bounded.has(pattern.source)) continue;
    for (const part of new Set([...HOSTILE, ...lettersOf(pattern)])) {
      if (timeOf(pattern, part, SHORT) < SUSPICIOUS) continue;
      // The best of three: who else works here must not make a pattern slow.
      const best = Math.min(...[1, 2, 3].map(() => timeOf(pattern, part, LONG)));
      if (best > SLOW) slow.push(`${name} with ${JSON.stringify(part)}: ${Math.round(best)} ms`);
    }
  }
  expect(slow).toEqual([]);
});

test.each(BOUNDED)('%s is one of ours', (pattern) => {
  expect([...patterns.values()].map(({ source }) => source)).toContain(pattern);
});
