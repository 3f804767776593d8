/** Inverse of lib/html/body-figures.ts: figures as the paragraphs and quotations that become them. */
import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { makeFigures, makeQuotations } from '@/lib/html/body-figures';
import { element, withoutSpace } from '@/lib/html/hast';

/** The paragraph that is parsed as this picture or gallery; undefined if there is none. */
export function paragraphOfFigure(figure: Element): Element | undefined {
  const children = isGallery(figure) ? galleryIn(figure) : pictureIn(figure);
  if (!children) return undefined;
  const paragraph = element('p', {}, children);
  return becomes(paragraph, makeFigures, figure) ? paragraph : undefined;
}

function isGallery({ properties }: Element): boolean {
  return String(properties.className) === 'gallery';
}

function pictureIn({ children }: Element): Element[] | undefined {
  const [image, caption] = children;
  if (image?.type !== 'element' || image.tagName !== 'img') return undefined;
  if (caption === undefined) return [image];
  const title = caption.type === 'element' ? titleOf(caption) : undefined;
  return title ? [{ ...image, properties: { ...image.properties, title } }] : undefined;
}

/** `caption | credit`; undefined for a caption with markup. */
function titleOf(caption: Element): string | undefined {
  const words = captionIn(caption);
  return words.every(({ type }) => type === 'text') ? toText(words) : undefined;
}

/** A caption with its credit behind a bar. */
function captionIn({ children }: Element): ElementContent[] {
  const credit = children.at(-1);
  if (credit?.type !== 'element' || credit.tagName !== 'small') return children;
  const words = children.slice(0, -1);
  const last = words.at(-1);
  const before = last?.type === 'text' ? [{ ...last, value: last.value.replace(/ $/, '') }] : [];
  const bar = before.length > 0 ? ' | ' : '| ';
  return [...words.slice(0, -1), ...before, { type: 'text', value: bar + toText(credit.children) }];
}

function toText(nodes: ElementContent[]): string {
  return nodes.map((node) => (node.type === 'text' ? node.value : '')).join('');
}

function galleryIn({ children }: Element): ElementContent[] | undefined {
  const content: ElementContent[] = [];
  for (const child of children) {
    if (child.type !== 'element') return undefined;
    const next = child.tagName === 'figure' ? pictureIn(child) : captionIn(child);
    if (!next) return undefined;
    content.push(...(content.length > 0 ? [{ type: 'text' as const, value: '\n' }] : []), ...next);
  }
  return content;
}

/** The quotation that is parsed as this one with its source, or as a pull quote; undefined if there is none. */
export function quotationOfFigure(figure: Element): Element | undefined {
  const [quotation, caption, ...more] = withoutSpace(figure.children);
  if (quotation?.type !== 'element' || quotation.tagName !== 'blockquote' || more.length > 0)
    return undefined;
  const children = withoutSpace(quotation.children);
  if (String(figure.properties.className) === 'pull') {
    const [first, ...rest] = children;
    if (first?.type !== 'element' || first.tagName !== 'p') return undefined;
    children.splice(0, children.length, marked(first, '[!pull]\n'), ...rest);
  }
  if (caption?.type === 'element') children.push(marked(element('p', {}, caption.children), '— '));
  const written = { ...quotation, children };
  return becomes(written, makeQuotations, figure) ? written : undefined;
}

function marked(paragraph: Element, mark: string): Element {
  return { ...paragraph, children: [{ type: 'text', value: mark }, ...paragraph.children] };
}

/** Whether parsing a node alone gives the figure, but for white space between blocks. */
function becomes(node: Element, arrange: (tree: Root) => void, figure: Element): boolean {
  const tree: Root = { type: 'root', children: [structuredClone(node)] };
  arrange(tree);
  return dense(tree.children) === dense([figure]);
}

function dense(nodes: Root['children']): string {
  return toHtml({ type: 'root', children: nodes }).replace(/>(?=[^\S\n]*\n)\s+</g, '><');
}
