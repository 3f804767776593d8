import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';

const PHYSICAL = [
  'margin-left: 1px',
  'margin-top: 1px',
  'padding-right: 1px',
  'scroll-margin-left: 1px',
  'scroll-padding-bottom: 1px',
  'left: 0',
  'bottom: 0',
  'width: 1px',
  'max-height: 1px',
  'border-left: 1px solid',
  'border-right-color: red',
  'border-top-left-radius: 1px',
  'border-radius: 1px 2px',
  'margin: 1px 2px 3px 4px',
  'padding: 0 0 0 1px',
  'inset: 0 auto 0 0',
  'padding: 0 clamp(1rem, 4vw, 2rem) 0 0',
  'border-width: 0 0 0 3px',
  'text-align: left',
  'text-align: justify',
  'text-align-last: right',
  'justify-content: left',
  'float: right',
  'clear: left',
  'background-position: right center',
  'background-position: 10px center',
  'background: url("a.svg") no-repeat left top',
  'background: linear-gradient(to right, red, blue)',
  'background-position-x: 1px',
  'object-position: left',
  'transform-origin: 0 50%',
  'transform: translateX(1rem)',
  'transform: translate(-50%, 0)',
  'transform: scale(1) translateX(2px)',
  'translate: 1rem 0',
  'box-shadow: 2px 0 4px red',
  'box-shadow: inset -2px 0 red',
  'text-shadow: 0 0 1px red, 1px 1px red',
  'transition: left 1s',
  'direction: rtl',
  'letter-spacing: 0.1em',
  'text-justify: auto',
];

const LOGICAL = [
  'margin: 1px',
  'margin: 1px 2px 3px',
  'margin-inline: auto 0',
  'padding: 0 clamp(1rem, 4vw, 2.5rem)',
  'padding: 1px var(--gutter) calc(1px + env(safe-area-inset-bottom))',
  'inset: 0',
  'inset-inline-start: 0',
  'inline-size: 1px',
  'max-block-size: 1px',
  'border-inline-start: 1px solid',
  'border-radius: 3px',
  'border-start-start-radius: 3px',
  'text-align: start',
  'float: inline-end',
  'justify-content: space-between',
  'background-position: center',
  'object-position: center',
  'background: linear-gradient(red, blue)',
  'transform: translateY(1rem)',
  'transform: translate(0, 1rem)',
  'translate: 0 1rem',
  'box-shadow: 0 2px 4px red',
  'box-shadow: 0 0 0 3px red, inset 0 1px red',
  'transition: color 1s',
  'word-spacing: 1px',
  'direction: ltr',
];

/** Which of the declarations, one a line, the linter complains about. */
let found: Set<string>;

beforeAll(() => {
  const folder = mkdtempSync(path.join(tmpdir(), 'maqal-lint-'));
  const lines = [...PHYSICAL, ...LOGICAL].map((declaration, index) => `.n${index} { ${declaration}; }`);
  writeFileSync(path.join(folder, 'tried.css'), `${lines.join('\n')}\n`);
  const plugins = [path.resolve('.biome/logical-css.grit')];
  const linter = { rules: { recommended: false } };
  writeFileSync(path.join(folder, 'biome.json'), JSON.stringify({ root: true, plugins, linter }));
  const words = ['lint', '--reporter=json', '--max-diagnostics=none', `--config-path=${folder}`, folder];
  const { stdout } = spawnSync('node_modules/.bin/biome', words, { encoding: 'utf8' });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: Diagnostic[] };
  found = new Set(diagnostics.map(({ location }) => lines[location.start.line - 1] ?? ''));
  rmSync(folder, { recursive: true });
});

interface Diagnostic {
  location: { start: { line: number } };
}

const isFound = (declaration: string) => [...found].some((line) => line.includes(`{ ${declaration}; }`));

describe('the linter of stylesheets', () => {
  test.each(PHYSICAL)('refuses %s', (declaration) => {
    expect(isFound(declaration)).toBe(true);
  });

  test.each(LOGICAL)('lets through %s', (declaration) => {
    expect(isFound(declaration)).toBe(false);
  });
});
