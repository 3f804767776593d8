import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { site } from '@/site.config';
import { accentCss, accentThemes, contrastOf, grounds, inks, themes } from './accent';

const tokens = readFileSync('app/tokens.css', 'utf8');
const token = (name: string) => new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(tokens)?.[1];

test('grounds, inks and the built accent are those of the tokens', () => {
  for (const theme of themes) {
    expect(grounds[theme]).toEqual([token(`paper-${theme}`), token(`paper-shade-${theme}`)]);
    expect(inks[theme]).toBe(token(`ink-${theme}`));
  }
  expect(site.accent).toBe(token('red-light'));
});

test.each(['#a3261c', '#0b6b4f', '#1b4f9c', '#000000', '#5b2a86', '#8a4b00'])(
  '%s stands on light paper as it is, and out from every ground of every theme',
  (accent) => {
    const fitting = accentThemes(accent);
    if (!('themes' in fitting)) return expect.fail('refused');
    expect(fitting.themes.light).toBe(accent);
    for (const theme of themes)
      for (const ground of grounds[theme])
        expect(contrastOf(fitting.themes[theme], ground)).toBeGreaterThanOrEqual(4.5);
    expect(accentCss(accent)).toContain(`--accent-dark:${fitting.themes.dark}`);
  },
);

test.each(['#ffee00', '#ff9f8c', '#ffffff', '#00c2a8'])('%s is refused with one that would do', (accent) => {
  const fitting = accentThemes(accent);
  if ('themes' in fitting) return expect.fail('taken');
  expect(fitting.contrast).toBeLessThan(4.5);
  expect(accentThemes(fitting.nearest)).toHaveProperty('themes');
  expect(accentCss(accent)).toBe('');
});
