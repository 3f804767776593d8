/** What is pasted from elsewhere, as the vocabulary of a body: first by these rules, then by the server's own sanitizer. */
import type { Element, ElementContent, Root } from 'hast';
import { isAllowedUrl } from '@/lib/html/body-schema';
import { element } from '@/lib/html/hast';
import { sanitizeBody } from '@/lib/html/sanitize';
import { cleanRun } from '@/lib/text/clean-text';
import { arrangeQuotation } from '@/lib/wordpress/read/figures';
import { hasClass, isBlank, text, trim } from '@/lib/wordpress/read/tree';
import { encodedUrl } from './encoded-url';
import { listsOfWord } from './pasted-lists';

/**
 * Takes style sheets out of HTML and renames `style` and handlers before it is parsed: under our policy the browser would report each, and show no style of a
 * parsed document. `lib/rich-text/pasted.ts` reads `data-style` and drops it.
 */
export function withoutStyles(html: string): string {
  return html.replace(TAG, (tag) => {
    if (/^<style\b/i.test(tag)) return '';
    // A base would turn the addresses of the page.
    const named = tag.replace(/^<base\b/i, '<data-base');
    return named.replace(ATTRIBUTE, (found, name) => (name ? `data-${name}` : found));
  });
}

/** A comment, a style sheet, or a tag whose quoted values may hold `>`. Each closing sign can be missing, so that no text is read twice. */
const TAG =
  /<!--[\s\S]*?(?:-->|$)|<style\b[\s\S]*?(?:<\/style\b[^>]{0,50}>|$)|<[a-z](?:[^<>"']|"[^"]*"?|'[^']*'?)*/gi;
/** Quoted values are passed over. */
const ATTRIBUTE = /"[^"]*"?|'[^']*'?|(?<=[\s/"'])(style|on[a-z]+)(?=\s*=)/gi;

/** Characters of pasted text: hidden ones go, no-break spaces are spaces. */
export function cleanPastedText(value: string): string {
  return cleanRun(value).replaceAll('\u{A0}', ' ');
}

/** Converts the tree of pasted HTML whose styles were renamed. Mutates it. */
export function cleanPasted(tree: Root): Root {
  // Word's lists are told from paragraphs by their styles, which the next step drops.
  const content = listsOfWord(tree.children as ElementContent[]).flatMap(convert);
  return sanitizeBody({ type: 'root', children: content });
}

/** Removed with what is in them. */
const REMOVED =
  /^(?:script|style|xml|title|meta|link|head|o:p|template|noscript|iframe|object|svg|button|select|form)$/;
/** Of a page, but no part of its text. */
const AROUND = /^(?:sharedaddy|jp-relatedposts|addtoany.*|social.*|share.*|screen-reader-text)$/i;
const RENAMED: Record<string, string> = {
  s: 'del',
  strike: 'del',
  acronym: 'abbr',
  tt: 'code',
  samp: 'code',
};
const DIVISION =
  /^(?:div|section|article|main|header|footer|aside|center|address|details|summary|body|html)$/;
const BLOCK =
  /^(?:p|h[1-6]|ul|ol|dl|blockquote|figure|table|pre|hr|div|section|article|main|header|footer|aside)$/;
/** Parts of blocks. */
const PART = /^(?:li|dt|dd|thead|tbody|tfoot|tr|figcaption)$/;
/** What holds blocks, or such parts. */
const PARTED = /^(?:ul|ol|li|dl|blockquote|figure|table|thead|tbody|tfoot)$/;
/** Attributes that are kept; directions are found anew. */
const KEPT = ['href', 'colSpan', 'rowSpan', 'start', 'reversed', 'alt', 'src', 'scope', 'title', 'className'];

function convert(node: ElementContent): ElementContent[] {
  if (node.type === 'text') return [{ ...node, value: cleanPastedText(node.value) }];
  if (node.type !== 'element' || isHidden(node)) return [];
  if (node.tagName === 'img') return picture(node);
  const style = styleOf(node);
  const children = node.children.flatMap(convert);
  const { tagName } = node;
  if (/^(?:b|strong|i|em|span|font)$/.test(tagName)) return emphasis(tagName, style, children);
  if (tagName === 'a') return link(node, children);
  if (tagName === 'td' || tagName === 'th') return [withAttributes(node, inOneBlock(children))];
  if (tagName === 'blockquote') return arrangeQuotation(element('blockquote', {}, children), 'quote');
  if (tagName === 'figure') return figure(children);
  if (DIVISION.test(tagName)) return division(children);
  if (tagName === 'p' && children.every(isEmptyNode)) return [];
  if (/^(?:u|bdi|bdo|small|mark|big)$/.test(tagName)) return children;
  return [withAttributes({ ...node, tagName: RENAMED[tagName] ?? tagName }, children)];
}

function isHidden({ tagName, properties, ...node }: Element): boolean {
  if (REMOVED.test(tagName) || properties.hidden) return true;
  if (hasClass({ ...node, tagName, properties } as Element, AROUND)) return true;
  return /display:\s*none|mso-hide:\s*all|visibility:\s*hidden/i.test(String(properties.dataStyle ?? ''));
}

function styleOf({ properties }: Element): string {
  return String(properties.dataStyle ?? '').toLowerCase();
}

/** Bold by weight; Google puts all it copies in a `b` of normal weight. Emphasis is kept on Latin words alone: Arabic has no italics. */
function emphasis(tagName: string, style: string, children: ElementContent[]): ElementContent[] {
  if (children.every(isEmptyNode)) return children;
  const weight = /font-weight:\s*(\w+)/.exec(style)?.[1] ?? '';
  const isBoldTag = tagName === 'b' || tagName === 'strong';
  const isBold = weight === '' ? isBoldTag : weight === 'bold' || Number(weight) >= 600;
  const isItalic = tagName === 'i' || tagName === 'em' || /font-style:\s*italic/.test(style);
  if (children.some((child) => child.type === 'element' && BLOCK.test(child.tagName))) return children;
  const isLatin = !/\p{Script=Arabic}/u.test(JSON.stringify(children));
  const slanted = isItalic && isLatin ? [element('em', {}, children)] : children;
  return isBold ? [element('strong', {}, slanted)] : slanted;
}

/** A link within the page it came from, or by a scheme that a body has not, is its words. */
function link({ properties: { href } }: Element, children: ElementContent[]): ElementContent[] {
  const url = String(href ?? '').trim();
  const isWhole = /^(?:[a-z]+:|\/(?!\/))/i.test(url) && isAllowedUrl(url);
  const hasBlock = children.some((child) => child.type === 'element' && BLOCK.test(child.tagName));
  return isWhole && !hasBlock && !children.every(isEmptyNode)
    ? [element('a', { href: encodedUrl(url) }, children)]
    : children;
}

/** A picture of this site stays; of another there are only its words. */
function picture({ properties, ...node }: Element): ElementContent[] {
  const { src = '', alt = '' } = properties;
  const isOurs = /^\/media\//.test(String(src));
  if (isOurs) return [element('img', { src, alt }, [])];
  const isSign = hasClass({ ...node, properties } as Element, /^(?:wp-smiley|emoji)$/);
  if (isSign) return [text(String(alt))];
  return String(alt).trim() === '' ? [] : [text(`[${String(alt).trim()}]`)];
}

/** A figure without its picture is what it says. */
function figure(children: ElementContent[]): ElementContent[] {
  const inside = (tag: string) => children.some((child) => child.type === 'element' && child.tagName === tag);
  if (inside('img') || inside('blockquote')) return [element('figure', {}, children)];
  return children.flatMap((child): ElementContent[] => {
    if (child.type === 'element' && child.tagName === 'figcaption') return [element('p', {}, child.children)];
    return child.type === 'text' && !isBlank(child) ? [element('p', {}, [child])] : [child];
  });
}

/** The runs of words in a division are paragraphs. */
function division(children: ElementContent[]): ElementContent[] {
  const blocks: ElementContent[] = [];
  let words: ElementContent[] = [];
  const end = () => {
    const kept = trim(words);
    if (kept.length > 0) blocks.push(element('p', {}, kept));
    words = [];
  };
  for (const child of children) {
    if (child.type === 'element' && (BLOCK.test(child.tagName) || PART.test(child.tagName))) {
      end();
      blocks.push(child);
    } else words.push(child);
  }
  end();
  return blocks;
}

/** The blocks of a cell as one: each paragraph, item and row of them is a line. */
function inOneBlock(children: ElementContent[]): ElementContent[] {
  return linesOf(children).flatMap((line, index) => [...(index > 0 ? [element('br', {}, [])] : []), ...line]);
}

function linesOf(children: ElementContent[]): ElementContent[][] {
  return division(children).flatMap((child): ElementContent[][] => {
    if (child.type !== 'element') return isBlank(child) ? [] : [[child]];
    if (child.tagName === 'tr') return [child.children.flatMap(cellWords)];
    return PARTED.test(child.tagName) ? linesOf(child.children) : [trim(child.children)];
  });
}

/** The words of a cell within a cell, apart from the next. */
function cellWords(child: ElementContent, at: number): ElementContent[] {
  return child.type === 'element' ? [...(at > 0 ? [text(' ')] : []), ...child.children] : [];
}

function isEmptyNode(node: ElementContent): boolean {
  return (
    isBlank(node) ||
    (node.type === 'element' &&
      node.tagName !== 'img' &&
      node.children.every(isEmptyNode) &&
      node.tagName !== 'br')
  );
}

function withAttributes(node: Element, children: ElementContent[]): Element {
  const kept = Object.entries(node.properties).filter(
    ([name]) => KEPT.includes(name) && (name !== 'title' || node.tagName === 'abbr'),
  );
  return { ...node, properties: Object.fromEntries(kept), children };
}
