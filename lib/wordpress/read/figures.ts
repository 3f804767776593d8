/** Converts the figures of WordPress and its themes: images, galleries, tables, quotations, players. */
import type { Element, ElementContent } from 'hast';
import { element, textOfTree } from '@/lib/html/hast';
import type { ImportNote } from '@/lib/import/report';
import { embedCard, type MediaWords, mediaCard } from './embeds';
import { elementsIn, hasClass, isBlank, trim } from './tree';

const GALLERY = /^(?:wp-block-gallery|blocks-gallery-grid)$/;

export function isFigure(node: Element): boolean {
  return node.tagName === 'figure' || hasClass(node, /^(?:wp-caption|wp-block-gallery|blocks-gallery-grid)$/);
}

/** Arranges a figure as lib/html/body-schema.ts has it; its content is converted afterwards. */
export function arrangeFigure(figure: Element, notes: ImportNote[], words: MediaWords): ElementContent[] {
  const caption = takeCaption(figure);
  if (hasClass(figure, /^wp-block-embed/)) {
    const [frame] = elementsIn(figure, 'iframe');
    const cards = embedCard(frame ? String(frame.properties.src ?? '') : textOfTree(figure), notes, caption);
    if (cards) return cards;
  }
  const [media] = [...elementsIn(figure, 'video'), ...elementsIn(figure, 'audio')];
  if (media) return mediaCard(media, words, caption);
  if (hasClass(figure, GALLERY)) return arrangeGallery(figure, caption);
  const [quote] = elementsIn(figure, 'blockquote');
  if (hasClass(figure, /^wp-block-pullquote$/) && quote) return arrangeQuotation(quote, 'pull');
  const [table] = elementsIn(figure, 'table');
  if (table) {
    if (caption.length > 0) table.children.unshift(element('caption', {}, caption));
    return [table];
  }
  return captioned(figure, caption);
}

/**
 * A figure of one image; without an image its content, and the caption as a paragraph.
 * @param caption default: the text around the image
 */
export function captioned(node: Element, caption?: ElementContent[]): ElementContent[] {
  const [image] = elementsIn(node, 'img');
  if (!image) return [...node.children, ...(caption?.length ? [element('p', {}, caption)] : [])];
  const link = elementsIn(node, 'a').find((candidate) => elementsIn(candidate, 'img').includes(image));
  const shown = link ? { ...link, children: [image] } : image;
  return [figureOf([shown], caption ?? trim(withoutImages(node).children))];
}

export function figureOf(content: ElementContent[], caption: ElementContent[]): Element {
  return element(
    'figure',
    {},
    caption.length > 0 ? [...content, element('figcaption', {}, caption)] : content,
  );
}

/** A gallery of two or more figures; a single one stays as it is. */
export function galleryOf(items: Element[], caption: ElementContent[] = []): Element {
  const [only] = items;
  const below = caption.length > 0 ? [element('figcaption', {}, caption)] : [];
  if (items.length > 1 || !only) return element('figure', { className: ['gallery'] }, [...items, ...below]);
  const hasCaption = elementsIn(only, 'figcaption').length > 0;
  return hasCaption ? only : { ...only, children: [...only.children, ...below] };
}

/** A quotation with its source, in WordPress a `cite` at its end. */
export function arrangeQuotation(quote: Element, className: 'quote' | 'pull'): ElementContent[] {
  const isCite = (child: ElementContent) => child.type === 'element' && child.tagName === 'cite';
  const source = trim(
    quote.children.filter(isCite).flatMap((cite) => ('children' in cite ? cite.children : [])),
  );
  quote.children = quote.children.filter((child) => !isCite(child));
  if (source.length === 0 && className === 'quote') return [quote];
  const below = source.length > 0 ? [element('figcaption', {}, source)] : [];
  return [element('figure', { className: [className] }, [quote, ...below])];
}

function arrangeGallery(node: Element, caption: ElementContent[]): Element[] {
  // The gallery's own caption was extracted before; those left are of its images.
  const items = imageItems(node).flatMap((item) => {
    const below = takeCaption(item);
    return elementsIn(item, 'img').map((image) => figureOf([image], below));
  });
  return items.length > 0 ? [galleryOf(items, caption)] : [];
}

/** Elements that hold one image each: inner figures, list items, or bare images. */
function imageItems(node: Element): Element[] {
  const figures = elementsIn(node, 'figure');
  if (figures.length > 0) return figures;
  const items = elementsIn(node, 'li');
  return items.length > 0 ? items : elementsIn(node, 'img').map((image) => figureOf([image], []));
}

/** Extracts the caption of a figure, not that of a figure inside. */
function takeCaption(figure: Element): ElementContent[] {
  for (const holder of [figure, ...elementsIn(figure, 'div'), ...elementsIn(figure, 'a')]) {
    const caption = holder.children.find(isCaption);
    if (!caption) continue;
    holder.children = holder.children.filter((child) => child !== caption);
    return trim(caption.children);
  }
  return [];
}

function isCaption(node: ElementContent): node is Element {
  if (node.type !== 'element') return false;
  return (
    node.tagName === 'figcaption' ||
    hasClass(node, /^(?:wp-caption-text|blocks-gallery-caption|gallery-caption)$/)
  );
}

/** A copy without images, and without elements that are empty then. */
function withoutImages(node: Element): Element {
  const children = node.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child];
    if (child.tagName === 'img') return [];
    const rest = withoutImages(child);
    return isBlank(rest) && child.tagName !== 'br' ? [] : [rest];
  });
  return { ...node, children };
}

/** Wraps the placeholder of a missing image in a paragraph. */
export function inFigure(node: ElementContent): ElementContent {
  return node.type === 'text' && node.value.trim() !== '' ? element('p', {}, [node]) : node;
}
