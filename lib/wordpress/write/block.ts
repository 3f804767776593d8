/** Serializes single blocks of WordPress's editor. */
import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { element } from '@/lib/html/hast';

/** Elements that are no inline content. */
const NOT_INLINE = /^(?:p|h[2-4]|ul|ol|dl|blockquote|figure|table|pre|hr|section|input)$/;

/** A block with its attributes in a comment, escaped as by WordPress's serialize_block_attributes. */
export function serializeBlock(name: string, content: string, attributes: object = {}): string {
  const json = JSON.stringify(attributes)
    .replaceAll('--', '\\u002d\\u002d')
    .replace(/[<>&]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`)
    .replaceAll('\\"', '\\u0022');
  return `<!-- wp:${name}${json === '{}' ? '' : ` ${json}`} -->\n${content}\n<!-- /wp:${name} -->`;
}

/** HTML with brackets escaped, so that nothing is a shortcode. */
export function serializeHtml(nodes: ElementContent[]): string {
  const html = toHtml(nodes, { closeSelfClosing: true, characterReferences: { useNamedReferences: true } });
  return html.replace(/\[(?=[/[]?[A-Za-z])/g, '&#91;');
}

export function isInline(node: ElementContent): boolean {
  return node.type !== 'element' || (!NOT_INLINE.test(node.tagName) && node.children.every(isInline));
}

/** An element's tags around serialized content. */
export function wrapWith(node: Element, content: string): string {
  return toHtml(node).replace(/(?=<\/[a-z\d]+>$)/, () => content);
}

export function figureHtml(name: string, content: ElementContent[], caption: ElementContent[]): string {
  const below = caption.length > 0 ? [captionOf(caption)] : [];
  return serializeHtml([element('figure', { className: name.split(' ') }, [...content, ...below])]);
}

/** @param own further classes */
export function captionOf(content: ElementContent[], ...own: string[]): Element {
  return element('figcaption', { className: [...own, 'wp-element-caption'] }, content);
}
