/** The accent colour of a site in its three themes, from the one its owner chose for light paper. */

type Rgb = readonly [red: number, green: number, blue: number];

/** `--paper` and `--paper-shade` of each theme in app/tokens.css (app/themes.test.ts compares them). */
export const grounds = {
  light: ['#fdfcf9', '#f3efe6'],
  dark: ['#151514', '#201f1d'],
  sepia: ['#f5ecd9', '#eadfc6'],
} as const;
type Theme = keyof typeof grounds;
export const themes = Object.keys(grounds) as Theme[];

/** `--ink` of each. */
export const inks = { light: '#1b1a18', dark: '#ebe7df', sepia: '#33281b' } as const satisfies Record<
  Theme,
  string
>;

/** Text of any size (WCAG 2.2, 1.4.3). */
export const MIN_CONTRAST = 4.5;

/** Steps in which a lightness is looked for: finer than an eye sees. */
const STEPS = 100;

export const ACCENT_FORM = /^#[0-9a-f]{6}$/;

/**
 * The colour as it stands in each theme: as it is on light paper; lighter on dark paper and darker on sepia, in its own hue,
 * as far as contrast needs.
 * @param accent as ACCENT_FORM says
 * @returns where it is too pale for light paper: the contrast it has there, and the nearest colour of its hue that has enough
 */
export function accentThemes(
  accent: string,
): { themes: Record<Theme, string> } | { contrast: number; nearest: string } {
  const contrast = leastContrast(accent, 'light');
  if (contrast < MIN_CONTRAST) return { contrast, nearest: fitted(accent, 'light') };
  return { themes: { light: accent, dark: fitted(accent, 'dark'), sepia: fitted(accent, 'sepia') } };
}

/** Mixes with black or white, whichever stands out, until there is contrast: the hue stays. */
function fitted(colour: string, theme: Theme): string {
  const end = theme === 'dark' ? 255 : 0;
  const parts = rgbOf(colour);
  for (let step = 0; step <= STEPS; step += 1) {
    const mixed = hexOf(parts.map((part) => part + ((end - part) * step) / STEPS));
    if (leastContrast(mixed, theme) >= MIN_CONTRAST) return mixed;
  }
  return hexOf([end, end, end]);
}

function leastContrast(colour: string, theme: Theme): number {
  return Math.min(...grounds[theme].map((ground) => contrastOf(colour, ground)));
}

/** Contrast ratio of two colours (WCAG 2.2, "contrast ratio" and "relative luminance"). */
export function contrastOf(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = rgbOf(colour)
    .map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The parts of a colour, 0 to 255. */
function rgbOf(colour: string): Rgb {
  const part = (at: number) => Number.parseInt(colour.slice(at, at + 2), 16);
  return [part(1), part(3), part(5)];
}

function hexOf(parts: readonly number[]): string {
  return `#${parts.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`;
}

/** Declares a colour for app/tokens.css, which has the built one in its place. @param accent one that `accentThemes` takes */
export function accentCss(accent: string): string {
  const fitting = accentThemes(accent);
  if (!('themes' in fitting)) return '';
  const tokens = Object.entries(fitting.themes).map(([theme, colour]) => `--accent-${theme}:${colour}`);
  return `:root{${tokens.join(';')}}`;
}
