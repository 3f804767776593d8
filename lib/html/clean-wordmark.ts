/** What a drawn name is once it was read (lib/html/wordmark-svg.ts): apart from its reader, which neither a browser nor a page needs. */

/** In bytes: the drawing stands in every page. */
export const MAX_WORDMARK_BYTES = 16 * 1024;

/** Shapes, and what holds and colours them. */
export const WORDMARK_ELEMENTS = [
  ...['svg', 'g', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon'],
  ...['defs', 'linearGradient', 'radialGradient', 'stop'],
];

const ATTRIBUTE = String.raw` (?!on|href|style)[a-zA-Z][a-zA-Z\d-]*="[^"<>]*"`;
const TAG = `</?(?:${WORDMARK_ELEMENTS.join('|')})(?:${ATTRIBUTE})*>`;
const CLEAN = new RegExp(String.raw`^<svg(?:${ATTRIBUTE})*>(?:\s|${TAG})*</svg>$`);

/** Whether markup is such a drawing: nothing in it runs, or leads anywhere. */
export function isCleanWordmark(svg: string): boolean {
  return svg.length <= MAX_WORDMARK_BYTES && CLEAN.test(svg);
}
