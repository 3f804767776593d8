/** Inverse of lib/wordpress/read/body.ts: serializes a stored body as blocks of WordPress's editor. */
import type { Element, ElementContent } from 'hast';
import { element, hasOnly, isSpace, withoutSpace } from '@/lib/html/hast';
import { type SourceOptions, toSourceTree } from '@/lib/html/to-source';
import type { MediaWords } from '@/lib/wordpress/read/embeds';
import { figureHtml, isInline, serializeBlock, serializeHtml, wrapWith } from './block';
import { embed, gallery, image, partsOf, pullQuote } from './figure-blocks';

interface BlockOptions extends SourceOptions {
  /** Id of a stored picture's attachment. */
  attachmentOf: (src: string) => number;
  words: MediaWords;
}

type Handler = (node: Element, words: MediaWords) => string | undefined;

/** Exact markup of WordPress's own blocks, which its editor validates; anything else becomes an HTML block. */
const HANDLERS = new Map<string, Handler>([
  ['p', paragraph],
  ['h2', heading],
  ['h3', heading],
  ['h4', heading],
  ['ul', list],
  ['ol', list],
  ['blockquote', (node, words) => quotation(node, [], words)],
  ['figure', figure],
  ['table', table],
  ['pre', code],
  ['hr', () => serializeBlock('separator', '<hr class="wp-block-separator has-alpha-channel-opacity"/>')],
]);

const LISTS = /^(?:ul|ol)$/;

/** Keeps absolute picture URLs, section ids and directions, which WordPress would not compute. */
export function writeBlocks(html: string, options: BlockOptions): string {
  const numbers = new Map<string, number>();
  const pictureAt = (src: string) => {
    const address = options.pictureAt(src);
    numbers.set(address, options.attachmentOf(src));
    return address;
  };
  const tree = toSourceTree(html, { ...options, pictureAt, isShown: true });
  numberPictures(tree.children as ElementContent[], numbers);
  return blocks(tree.children as ElementContent[], options.words);
}

/** The class `wp-image-ID` ties an image to its attachment. */
function numberPictures(nodes: readonly ElementContent[], numbers: ReadonlyMap<string, number>): void {
  for (const node of nodes) {
    if (node.type !== 'element') continue;
    if (node.tagName === 'img')
      node.properties.className = [`wp-image-${numbers.get(String(node.properties.src))}`];
    numberPictures(node.children, numbers);
  }
}

function blocks(nodes: readonly ElementContent[], words: MediaWords): string {
  return withoutSpace(nodes)
    .map((node) => {
      const handled = node.type === 'element' ? HANDLERS.get(node.tagName)?.(node, words) : undefined;
      return handled ?? serializeBlock('html', serializeHtml([node]));
    })
    .join('\n\n');
}

function paragraph(node: Element): string | undefined {
  if (!hasOnly(node, 'dir') || node.children.every(isSpace)) return undefined;
  return serializeBlock('paragraph', serializeHtml([node]), { direction: node.properties.dir });
}

function heading(node: Element): string | undefined {
  if (!hasOnly(node, 'id')) return undefined;
  const level = Number(node.tagName.slice(1));
  return serializeBlock('heading', serializeHtml([node]), level === 2 ? {} : { level });
}

function list(node: Element): string | undefined {
  const items = withoutSpace(node.children);
  if (!hasOnly(node, 'start', 'reversed')) return undefined;
  const inner = items.map((item) => (item.type === 'element' ? listItem(item) : undefined));
  if (inner.includes(undefined)) return undefined;
  const { start, reversed } = node.properties;
  const attributes = { ordered: node.tagName === 'ol' || undefined, start, reversed };
  return serializeBlock('list', wrapWith({ ...node, children: [] }, inner.join('\n')), attributes);
}

function listItem(item: Element): string | undefined {
  const children = withoutSpace(item.children);
  const last = children.at(-1);
  const below = last?.type === 'element' && LISTS.test(last.tagName) ? last : undefined;
  const line = item.children.slice(0, below ? item.children.indexOf(below) : undefined);
  const nested = below && list(below);
  if (!hasOnly(item) || (below && !nested) || !line.every(isInline)) return undefined;
  return serializeBlock('list-item', `<li>${serializeHtml(line).trim()}${nested ?? ''}</li>`);
}

/** @param source its `cite` */
function quotation(node: Element, source: ElementContent[], words: MediaWords): string | undefined {
  const cite = source.length > 0 ? [element('cite', {}, source)] : [];
  if (!hasOnly(node))
    return serializeBlock('html', serializeHtml([{ ...node, children: [...node.children, ...cite] }]));
  const quote = element('blockquote', { className: ['wp-block-quote'] }, []);
  return serializeBlock('quote', wrapWith(quote, blocks(node.children, words) + serializeHtml(cite)));
}

function figure(node: Element, words: MediaWords): string | undefined {
  const { content, caption } = partsOf(node);
  const [first, ...more] = content;
  if (first?.type !== 'element') return undefined;
  const name = String(node.properties.className ?? '');
  if (name === 'gallery') return gallery(content, caption);
  if (more.length > 0) return undefined;
  if (name === 'link') return embed(first, caption, words);
  if (first.tagName === 'blockquote')
    return name === 'pull' ? pullQuote(first, caption) : quotation(first, caption, words);
  return image(node);
}

function table(node: Element): string | undefined {
  const [first, ...parts] = withoutSpace(node.children);
  const hasCaption = first?.type === 'element' && first.tagName === 'caption';
  const caption = hasCaption ? first.children : [];
  const shown = { ...node, children: hasCaption ? parts : node.children };
  if (!hasOnly(node) || !isPlain(shown)) return undefined;
  return serializeBlock('table', figureHtml('wp-block-table', [shown], caption), { hasFixedLayout: false });
}

/** Whether all cells hold inline content only. */
function isPlain(node: Element): boolean {
  return node.children.every(
    (child) =>
      child.type !== 'element' ||
      (/^t[dh]$/.test(child.tagName) ? child.children.every(isInline) : isPlain(child)),
  );
}

function code(node: Element): string | undefined {
  const [inner, ...more] = node.children;
  // On a right-to-left page code needs a `dir`, which WordPress's block cannot have.
  if (!hasOnly(node) || inner?.type !== 'element' || inner.tagName !== 'code' || more.length > 0)
    return undefined;
  return serializeBlock('code', serializeHtml([{ ...node, properties: { className: ['wp-block-code'] } }]));
}
