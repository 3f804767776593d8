import type { Element, ElementContent, Root } from 'hast';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { countWords } from '@/lib/text/arabic';
import { type Direction, textDirection } from '@/lib/text/bidi';
import { type BodyPicture, makeFigures, makeQuotations, placePictures } from './body-figures';
import { addressSections } from './body-sections';
import { BLOCKS, element, textOfTree } from './hast';

export interface BodyOptions {
  direction: Direction;
  /** By the `src` in the source; an image that is not here is removed. */
  pictures: ReadonlyMap<string, BodyPicture>;
  words: { table: string; code: string; footnotes: string; footnoteBack: string };
}

/** The body of an article as it is stored and served, whatever it was written in. */
export interface Body {
  /** Sanitized HTML in the vocabulary of lib/html/body-schema.ts. */
  html: string;
  words: number;
}

/** Renders a sanitized tree to the HTML that is stored. Mutates the tree. */
export function renderTree(tree: Root, options: BodyOptions): Body {
  arrange(tree, options);
  const html = escapeAttributes(unified().use(rehypeStringify).stringify(tree));
  return { html, words: countWords(textOfTree(tree)) };
}

/** Elements that end the label of a checkbox within its list item. */
const LABEL_ENDS = new Set([...BLOCKS, 'ul', 'ol', 'dl', 'table', 'pre', 'section', 'hr']);

function arrange(tree: Root, options: BodyOptions): void {
  placePictures(tree, options.pictures);
  makeFigures(tree);
  makeQuotations(tree);
  labelCheckboxes(tree);
  const regions = new Map<string, number>();
  visit(tree, 'element', (node, index, parent) => {
    // The page's only h1 is the headline.
    if (node.tagName === 'h1') node.tagName = 'h2';
    if (node.tagName === 'h5' || node.tagName === 'h6') node.tagName = 'h4';
    if (node.tagName === 'pre' || node.tagName === 'code') markCode(node, options.direction);
    if (node.tagName === 'pre') Object.assign(node.properties, scrollable(options.words.code, regions));
    // The cells of a column keep one alignment.
    const isCell = node.tagName === 'td' || node.tagName === 'th';
    if (BLOCKS.has(node.tagName) && !isCell) markDirection(node, options.direction);
    if (node.tagName === 'table' && parent && index !== undefined) {
      const label = labelOf(node, options.words.table);
      parent.children[index] = element('div', { className: ['scroll'], ...scrollable(label, regions) }, [
        node,
      ]);
    }
  });
  addressSections(tree);
}

/**
 * Attributes of a region that scrolls by itself, also by keyboard. Repeated labels are numbered, so that a list of
 * landmarks tells them apart.
 * @param regions count by label so far; incremented
 */
function scrollable(label: string, regions: Map<string, number>) {
  const number = (regions.get(label) ?? 0) + 1;
  regions.set(label, number);
  return { role: 'region', tabIndex: 0, ariaLabel: number === 1 ? label : `${label} ${number}` };
}

/** A table is labelled by its caption, if any. */
function labelOf(table: Element, otherwise: string): string {
  const isCaption = (child: ElementContent) => child.type === 'element' && child.tagName === 'caption';
  const caption = table.children.find(isCaption);
  return (caption && textOfTree(caption).trim()) || otherwise;
}

/** Code is left to right, and spoken as English by screen readers unless it is Arabic words. */
function markCode(node: Element, page: Direction): void {
  node.properties.dir = 'ltr';
  if (page === 'rtl' && textDirection(textOfTree(node), 'ltr') === 'ltr') node.properties.lang ??= 'en';
}

/** Wraps each checkbox of a task list in a label with the text after it; any other input is removed. */
function labelCheckboxes(tree: Root): void {
  visit(tree, { tagName: 'input' }, (node: Element, index, parent) => {
    if (!parent || index === undefined) return;
    if (node.properties.type !== 'checkbox') {
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    const rest = parent.children.slice(index + 1) as ElementContent[];
    const block = rest.findIndex((child) => child.type === 'element' && LABEL_ENDS.has(child.tagName));
    const text = block < 0 ? rest : rest.slice(0, block);
    parent.children.splice(index, 1 + text.length, element('label', {}, [node, ...text]));
    return [SKIP, index + 1];
  });
}

/** A block against the page's direction gets `dir`, and `lang` for screen readers. */
function markDirection(node: Element, page: Direction): void {
  if (node.properties.dir) return;
  const direction = textDirection(textOfTree(node), page);
  if (direction === page) return;
  node.properties.dir = direction;
  node.properties.lang ??= direction === 'ltr' ? 'en' : 'ar';
}

/** Escapes `<` in attribute values, which rehype leaves: it is valid, but would mislead the regexes that read a stored body. */
function escapeAttributes(html: string): string {
  return html.replace(
    /<[a-z][^<">]*(?:"[^"]*"[^<">]*)*>/g,
    (tag) => `<${tag.slice(1).replaceAll('<', '&#x3C;')}`,
  );
}
