/** A site's drawn name, from a file that its owner sent: only shapes and their colours get into the page. */
import type { Element, Root } from 'hast';
import { sanitize } from 'hast-util-sanitize';
import { toHtml } from 'hast-util-to-html';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { MAX_WORDMARK_BYTES, WORDMARK_ELEMENTS } from './clean-wordmark';

const PAINT = ['fill', 'stroke', 'stopColor'] as const;
const SHAPE_ATTRIBUTES = [
  ...['d', 'points', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'width', 'height'],
  ...['transform', 'fill', 'fillRule', 'clipRule', 'fillOpacity', 'stroke', 'strokeWidth', 'strokeLineCap'],
  ...['strokeLineJoin', 'strokeMiterLimit', 'strokeOpacity', 'opacity', 'offset', 'stopColor', 'stopOpacity'],
  ...['gradientUnits', 'gradientTransform', 'id', 'viewBox'],
];
/** The attributes of these names in a style sheet or a `style`, by which drawing programs colour. */
const STYLED = new Map(
  ['fill', 'stroke', 'opacity', 'stroke-width', 'fill-rule', 'stop-color', 'fill-opacity'].map((name) => [
    name,
    name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()),
  ]),
);
const ID_PREFIX = 'wordmark-';
const BLACK = /^(?:#000|#000000|black|rgb\(0, ?0, ?0\))$/i;

/**
 * The drawing in a file as markup for a page: known shapes and attributes alone, without size, and with black as the ink of
 * the page, or it would be lost on dark paper. Its text alternative is the caller's.
 * @param file text of an SVG file
 * @returns `not-svg` where there is no drawing with a size in it, `text` where it has letters that are no shapes, which would be
 * lost, `too-large` beyond MAX_WORDMARK_BYTES
 */
export function readWordmark(file: string): { svg: string } | { error: 'not-svg' | 'text' | 'too-large' } {
  if (Buffer.byteLength(file) > 4 * MAX_WORDMARK_BYTES) return { error: 'too-large' };
  const tree = unified().use(rehypeParse, { fragment: true, space: 'html' }).parse(file) as Root;
  const found = firstSvg(tree);
  const viewBox = found && viewBoxOf(found);
  if (!found || !viewBox) return { error: 'not-svg' };
  if (has(found, ({ tagName }) => tagName === 'text')) return { error: 'text' };
  paintByStyles(found);
  const { children } = sanitize({ type: 'root', children: [found] } as Root, SCHEMA) as Root;
  const [svg] = children;
  if (svg?.type !== 'element' || !has(svg, isShape)) return { error: 'not-svg' };
  svg.properties = { viewBox, fill: svg.properties.fill ?? 'currentColor' };
  visit(svg, 'element', mend);
  const markup = toHtml(svg, { space: 'svg' });
  return Buffer.byteLength(markup) > MAX_WORDMARK_BYTES ? { error: 'too-large' } : { svg: markup };
}

const SCHEMA = {
  tagNames: WORDMARK_ELEMENTS,
  attributes: { '*': SHAPE_ATTRIBUTES },
  strip: ['script', 'style', 'title', 'desc', 'metadata', 'text', 'foreignObject'],
  clobber: [],
};

function firstSvg(tree: Root): Element | undefined {
  let found: Element | undefined;
  visit(tree, 'element', (node) => {
    if (node.tagName === 'svg') found ??= node;
  });
  return found;
}

/** Its own, or the one that its size in pixels gives. */
function viewBoxOf({ properties }: Element): string | undefined {
  const own = String(properties.viewBox ?? '').trim();
  const numbers = own.split(/[\s,]+/).map(Number);
  if (
    numbers.length === 4 &&
    numbers.every(Number.isFinite) &&
    (numbers[2] ?? 0) > 0 &&
    (numbers[3] ?? 0) > 0
  )
    return numbers.join(' ');
  const [width, height] = [properties.width, properties.height].map((size) =>
    Number.parseFloat(String(size)),
  );
  return width && height && width > 0 && height > 0 ? `0 0 ${width} ${height}` : undefined;
}

function has(svg: Element, is: (element: Element) => boolean): boolean {
  let found = false;
  visit(svg, 'element', (element) => {
    found ||= is(element);
  });
  return found;
}

function isShape({ tagName }: Element): boolean {
  return !['svg', 'g', 'defs', 'linearGradient', 'radialGradient', 'stop'].includes(tagName);
}

/** Writes what classes and `style` say as attributes: a page takes no styles of others. */
function paintByStyles(svg: Element): void {
  const byClass = new Map<string, string>();
  visit(svg, 'element', (node) => {
    if (node.tagName !== 'style') return;
    const css = node.children.map((child) => (child.type === 'text' ? child.value : '')).join('');
    for (const rule of css.split('}')) {
      const [names = '', declarations = ''] = rule.split('{');
      for (const name of names.split(',')) {
        const [, key] = /^\s*\.([\w-]+)\s*$/.exec(name) ?? [];
        if (key) byClass.set(key, `${byClass.get(key) ?? ''};${declarations}`);
      }
    }
  });
  visit(svg, 'element', ({ properties }) => {
    const classes = [properties.className ?? []].flat().map(String);
    const declared = [...classes.map((name) => byClass.get(name) ?? ''), String(properties.style ?? '')];
    for (const declaration of declared.join(';').split(';')) {
      const [name = '', value = ''] = declaration.split(':').map((part) => part.trim());
      const attribute = STYLED.get(name.toLowerCase());
      if (attribute && value) properties[attribute] = value;
    }
  });
}

/** Black is the page's ink; a reference leads into the drawing, by its prefixed id; nothing leads out of it. */
function mend({ properties }: Element): void {
  if (properties.id) properties.id = prefixed(String(properties.id));
  for (const name of PAINT) {
    const value = properties[name];
    if (value === undefined || value === null) continue;
    const paint = String(value).trim();
    const [, id] = /^url\(["']?#([\w-]+)["']?\)$/.exec(paint) ?? [];
    if (id) properties[name] = `url(#${prefixed(id)})`;
    else if (BLACK.test(paint)) properties[name] = 'currentColor';
    else if (!/^[#\w(),.% ]+$/.test(paint) || /url/i.test(paint)) delete properties[name];
  }
}

/** Once: a drawing that was cleaned before comes out as it is. */
function prefixed(id: string): string {
  return id.startsWith(ID_PREFIX) ? id : ID_PREFIX + id;
}
