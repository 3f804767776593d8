/** Which `@font-face` rules a page uses. */

const RANGES = /^@font-face\b.*unicode-range:([^;}]+)/s;
const RANGE = /U\+([\dA-F]+)(\?*)(?:-([\dA-F]+))?/gi;

/** By rule, since the same stylesheet is taken apart for every page. */
const patterns = new Map<string, RegExp | undefined>();

/**
 * Whether a text has a character that a face is for; of any other rule, and of a face for every character, true. What a reader
 * types is not in it: a rare letter there stands in the font of the browser.
 */
export function isUsedFace(rule: string, text: string): boolean {
  if (!rule.startsWith('@font-face')) return true;
  if (!patterns.has(rule)) patterns.set(rule, patternOf(rule));
  return patterns.get(rule)?.test(text) ?? true;
}

function patternOf(rule: string): RegExp | undefined {
  const [, ranges] = RANGES.exec(rule) ?? [];
  if (!ranges) return;
  const parts = [...ranges.matchAll(RANGE)].map(([, digits = '', any = '', to]) => {
    const first = digits + '0'.repeat(any.length);
    const last = to ?? digits + 'F'.repeat(any.length);
    return `\\u{${first}}-\\u{${last}}`;
  });
  return new RegExp(`[${parts.join('')}]`, 'u');
}
