/** Reads the blocks of a body's source tree (figures made, sections without ids) into the editor's schema. */
import type { Element, ElementContent } from 'hast';
import type { Node } from 'prosemirror-model';
import { hasOnly, isSpace, withoutSpace } from '@/lib/html/hast';
import { readFigure } from './read-figures';
import { isInline, NotHeld, type NumberOf, readInline } from './read-inline';
import { readTable } from './read-tables';
import { schema } from './schema';

/**
 * Reads blocks.
 * @throws NotHeld where the schema cannot hold one exactly
 */
export function readBlocks(nodes: readonly ElementContent[], numberOf: NumberOf): Node[] {
  return withoutSpace(nodes).flatMap((node) => {
    if (node.type === 'comment') return [];
    if (node.type !== 'element') throw new NotHeld();
    return [readBlock(node, numberOf)];
  });
}

function readBlock(node: Element, numberOf: NumberOf): Node {
  const { tagName, children, properties } = node;
  const inline = () => readInline(children, numberOf);
  if (/^h[1-6]$/.test(tagName) && hasOnly(node, 'lang', 'dir', 'id')) {
    const level = Math.min(4, Math.max(2, Number(tagName.slice(1))));
    const id = properties.id === undefined ? null : String(properties.id).replace(/^note-/, '');
    return schema.node('heading', { ...own(node), level, id }, inline());
  }
  if (tagName === 'figure') return readFigure(node, numberOf, readBlocks);
  if (tagName === 'table' && hasOnly(node)) return readTable(node, numberOf);
  if (tagName === 'hr' && hasOnly(node)) return schema.node('rule');
  if (tagName === 'pre' && hasOnly(node)) return readCode(node);
  if (tagName === 'dl' && hasOnly(node)) return readDefinitions(node, numberOf);
  if (!hasOnly(node, 'lang', 'dir', ...(tagName === 'ol' ? ['start', 'reversed'] : []))) throw new NotHeld();
  if (tagName === 'p') return schema.node('paragraph', own(node), inline());
  if (tagName === 'blockquote')
    return schema.node('blockquote', own(node), some(readBlocks(children, numberOf)));
  if (tagName === 'ul') return schema.node('bullet_list', own(node), readItems(node, numberOf));
  if (tagName === 'ol') {
    const { start = 1, reversed = false } = properties;
    const attrs = { ...own(node), start: Number(start), reversed: Boolean(reversed) };
    return schema.node('ordered_list', attrs, readItems(node, numberOf));
  }
  throw new NotHeld();
}

function own({ properties }: Element) {
  return { lang: properties.lang ?? null, dir: properties.dir ?? null };
}

function some(nodes: Node[]): Node[] {
  if (nodes.length === 0) throw new NotHeld();
  return nodes;
}

function readItems(list: Element, numberOf: NumberOf): Node[] {
  const items = withoutSpace(list.children).map((item) => {
    if (item.type !== 'element' || item.tagName !== 'li' || !hasOnly(item, 'lang', 'dir'))
      throw new NotHeld();
    return readItem(item, numberOf);
  });
  return some(items);
}

/** A tight item begins with its words, a loose one holds paragraphs; a box stands before the first word. */
function readItem(item: Element, numberOf: NumberOf): Node {
  const { checked, children } = takeBox(item.children);
  const content = withoutSpace(children);
  const loose = content.some(isParagraph);
  if (loose) {
    const blocks = readBlocks(content, numberOf);
    return schema.node('list_item', { ...own(item), loose, checked }, blocks);
  }
  const end = children.findIndex((child) => !isInline(child));
  const words = end < 0 ? children : children.slice(0, end);
  const rest = end < 0 ? [] : readBlocks(children.slice(end), numberOf);
  const first = schema.node('paragraph', null, readInline(words, numberOf));
  return schema.node('list_item', { ...own(item), loose, checked }, [first, ...rest]);
}

function isParagraph(node: ElementContent): boolean {
  return node.type === 'element' && node.tagName === 'p';
}

/** A box of a task list, with the space behind it. */
function takeBox(nodes: ElementContent[]): { checked: boolean | null; children: ElementContent[] } {
  const at = nodes.findIndex((node) => !isSpace(node));
  const first = nodes[at];
  if (first?.type !== 'element') return { checked: null, children: nodes };
  if (first.tagName === 'p') {
    const { checked, children } = takeBox(first.children);
    return { checked, children: [{ ...first, children }, ...nodes.slice(at + 1)] };
  }
  if (first.tagName !== 'input') return { checked: null, children: nodes };
  return { checked: Boolean(first.properties.checked), children: nodes.slice(at + 1) };
}

function readCode({ children: [code, ...more] }: Element): Node {
  if (code?.type !== 'element' || code.tagName !== 'code' || !hasOnly(code) || more.length > 0)
    throw new NotHeld();
  const [text, ...others] = code.children;
  if (text === undefined) return schema.node('code_block');
  if (text.type !== 'text' || others.length > 0 || !text.value.endsWith('\n')) throw new NotHeld();
  const value = text.value.slice(0, -1);
  return schema.node('code_block', null, value === '' ? [] : [schema.text(value)]);
}

function readDefinitions(list: Element, numberOf: NumberOf): Node {
  const parts = withoutSpace(list.children).map((part) => {
    const isPart = part.type === 'element' && (part.tagName === 'dt' || part.tagName === 'dd');
    if (!isPart || !hasOnly(part, 'lang', 'dir')) throw new NotHeld();
    const name = part.tagName === 'dt' ? 'term' : 'description';
    return schema.node(name, own(part), readInline(part.children, numberOf));
  });
  return schema.node('definitions', null, some(parts));
}
