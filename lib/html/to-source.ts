/** Inverse of lib/html/render.ts: the source tree of a stored body. */
import type { Element, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { type Direction, textDirection } from '@/lib/text/bidi';
import { ID_PREFIX } from './body-schema';
import { SECTION_PREFIX } from './body-sections';
import { BLOCKS, textOfTree } from './hast';

export interface SourceOptions {
  /** The edition's. */
  direction: Direction;
  /** Maps the `src` of a stored picture to its `src` in the source. */
  pictureAt: (src: string) => string;
  /** For export to other systems, which would not recompute them: keeps directions and section ids. */
  isShown?: boolean;
}

const parser = unified().use(rehypeParse, { fragment: true }).freeze();

/** Parses a stored body. */
export function parseBody(html: string): Root {
  return parser.parse(html);
}

/**
 * The tree of a stored body without what `renderTree` adds, so that rendering it again gives the same: `dir` and `lang`,
 * scrolling regions, sizes of pictures, labels, id prefixes and section ids.
 */
export function toSourceTree(html: string, { direction, pictureAt, isShown = false }: SourceOptions): Root {
  const tree = parseBody(html);
  visit(tree, 'element', (node, index, parent) => {
    if (parent && index !== undefined && isAdded(node)) {
      parent.children.splice(index, 1, ...node.children);
      return [SKIP, index];
    }
    const { properties, tagName } = node;
    if (tagName === 'pre' || tagName === 'code') undoCode(node, direction, isShown);
    else if (BLOCKS.has(tagName) && tagName !== 'td' && tagName !== 'th')
      undoDirection(node, direction, isShown);
    if (tagName === 'img') {
      for (const name of ['width', 'height', 'loading', 'decoding']) delete properties[name];
      properties.src = pictureAt(String(properties.src ?? ''));
    }
    undoPrefixes(node, isShown);
  });
  return tree;
}

function isAdded({ tagName }: Element): boolean {
  // No source has a `div` or a `label`: lib/html/body-schema.ts allows neither.
  return tagName === 'div' || tagName === 'label';
}

function undoCode(node: Element, page: Direction, isShown: boolean): void {
  for (const name of ['role', 'tabIndex', 'ariaLabel']) delete node.properties[name];
  const speaks = page === 'rtl' && textDirection(textOfTree(node), 'ltr') === 'ltr' ? 'en' : undefined;
  remove(node, 'ltr', speaks, isShown && page === 'rtl');
}

function undoDirection(node: Element, page: Direction, isShown: boolean): void {
  const direction = textDirection(textOfTree(node), page);
  if (direction !== page) remove(node, direction, direction === 'ltr' ? 'en' : 'ar', isShown);
}

/** Removes both if they were added together: an author's own `lang` comes before `dir`. */
function remove(node: Element, dir: Direction, lang: string | undefined, keepsDir: boolean): void {
  const { properties } = node;
  const names = Object.keys(properties).filter((name) => name === 'dir' || name === 'lang');
  if (properties.dir !== dir || properties.lang !== lang || names[0] !== 'dir') return;
  for (const name of names) if (!keepsDir || name === 'lang') delete properties[name];
}

function undoPrefixes({ properties, tagName }: Element, isShown: boolean): void {
  const { id, href, ariaDescribedBy } = properties;
  if (typeof id === 'string') {
    const isSection = /^h[2-4]$/.test(tagName) && /^section(?:-|$)/.test(id);
    if (isSection && !isShown) delete properties.id;
    else properties.id = unprefixed(id);
  }
  if (ariaDescribedBy)
    properties.ariaDescribedBy = [ariaDescribedBy].flat().map((one) => unprefixed(String(one)));
  if (typeof href === 'string' && href.startsWith('#')) properties.href = `#${unprefixed(href.slice(1))}`;
}

function unprefixed(id: string): string {
  const prefix = [SECTION_PREFIX, ID_PREFIX].find((one) => id.startsWith(one)) ?? '';
  return id.slice(prefix.length);
}
