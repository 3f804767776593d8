import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { site } from '@/site.config';

const raw = new Map(
  [...readFileSync('app/tokens.css', 'utf8').matchAll(/--([a-z-]+): (#[0-9a-f]{6});/g)].map(
    ([, name = '', colour = '']) => [name, colour],
  ),
);

const themes = ['light', 'sepia', 'dark'] as const;

/** WCAG 2.2, "contrast ratio" and "relative luminance". */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(name: string): number {
  const colour = raw.get(name) ?? expect.fail(`no colour ${name}`);
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

for (const theme of themes) {
  for (const ground of ['paper', 'paper-shade']) {
    test(`text stands out seven times on the ${ground} of the ${theme} theme`, () => {
      expect(contrast(`ink-${theme}`, `${ground}-${theme}`)).toBeGreaterThanOrEqual(7);
    });

    test.each(['ink-soft', 'red', 'green', 'blue'])(
      `%s stands out four and a half times on the ${ground} of the ${theme} theme`,
      (colour) => {
        expect(contrast(`${colour}-${theme}`, `${ground}-${theme}`)).toBeGreaterThanOrEqual(4.5);
      },
    );
  }
}

test('what is painted around the page has the colour of its paper', () => {
  expect(site.paper).toEqual({ light: raw.get('paper-light'), dark: raw.get('paper-dark') });
});
