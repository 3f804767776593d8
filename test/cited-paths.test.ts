import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

/** A path of ours, to a file or, with a slash at its end, a folder. Those in capitals are to be filled in by the reader. */
const PATH =
  /(?<![\w/.@~-])(?:(?:app|components|db|deploy|docs|e2e|i18n|lib|messages|public|runtime|scripts|server|test)\/(?:[\w.[\]-]+\/|\([a-z]+\)\/)*(?:[\w.-]+\.[a-z]{2,4})?|[a-z][\w-]*(?:\.config)?\.(?:tsx?|mjs|md))(?![\w*{<…/-])/g;

/** Made by a build or by an export. */
const ELSEWHERE = /^public\/enhance\/|^(?:next-env\.d\.ts|authors\.md)$/;

const { stdout } = spawnSync('git', ['ls-files', '*.ts', '*.tsx', '*.md', '*.conf', '.ci'], {
  encoding: 'utf8',
});
const files = stdout.split('\n').filter((file) => existsSync(file));

/** A name alone may be that of a file in any folder. */
const names = new Set(files.map((file) => path.basename(file)));
const exists = (cited: string) => existsSync(cited) || names.has(cited);

/** Of code only what is said about it. */
function commentsIn(file: string): string {
  const text = readFileSync(file, 'utf8');
  if (!/\.tsx?$/.test(file)) return text;
  return (text.match(/\/\*[\s\S]*?\*\/|(?<![:'"`\w])\/\/ .*$/gm) ?? []).join('\n');
}

test('every path that a comment or a document names exists', () => {
  expect(files.length).toBeGreaterThan(500);
  const missing = files.flatMap((file) =>
    [...commentsIn(file).matchAll(PATH)]
      .map(([cited]) => cited)
      .filter((cited) => !/[A-Z]{3}/.test(cited) && !ELSEWHERE.test(cited) && !exists(cited))
      .map((cited) => `${file}: ${cited}`),
  );
  expect(missing).toEqual([]);
});
