/** Inverse of lib/rich-text/read-blocks.ts: the source tree of what was edited. */
import type { Element, ElementContent } from 'hast';
import type { Attrs, Node } from 'prosemirror-model';
import { element } from '@/lib/html/hast';
import { inlineTree } from './inline-tree';

type Writer = (node: Node) => Element;

/** The element of a block. `data.info` of a `pre` is what its fence says. */
function blockTree(node: Node): Element {
  const write = WRITERS[node.type.name];
  if (!write) throw new Error(`No element for ${node.type.name}`);
  return write(node);
}

/** The elements of blocks; an empty paragraph is only a place to write in. */
export function blocksTree(nodes: readonly Node[]): Element[] {
  return nodes.filter((node) => node.type.name !== 'paragraph' || !isEmpty(node)).map(blockTree);
}

/** Whether a block has nothing to read. */
export function isEmpty(node: Node): boolean {
  return node.textContent.trim() === '';
}

const WRITERS: Record<string, Writer> = {
  paragraph: (node) => element('p', own(node.attrs), inlineTree(node)),
  heading: (node) => {
    const id = node.attrs.id === null ? {} : { id: node.attrs.id };
    return element(`h${node.attrs.level}`, { ...own(node.attrs), ...id }, inlineTree(node));
  },
  blockquote: (node) => element('blockquote', own(node.attrs), blocksTree(node.children)),
  bullet_list: (node) => element('ul', own(node.attrs), items(node)),
  ordered_list: (node) => {
    const { start, reversed } = node.attrs;
    const properties = { ...(start !== 1 && { start }), ...(reversed && { reversed: true }) };
    return element('ol', { ...own(node.attrs), ...properties }, items(node));
  },
  quotation: (node) => {
    const [quoted, source] = node.children as [Node, Node];
    const caption = isEmpty(source) ? [] : [element('figcaption', {}, inlineTree(source))];
    return element('figure', { className: [node.attrs.kind] }, [blockTree(quoted), ...caption]);
  },
  picture: (node) => {
    const { src, alt } = node.attrs;
    return element('figure', {}, [element('img', { src, alt }, []), ...captionTree(node)]);
  },
  gallery: (node) => {
    const pictures = node.children.filter(({ type }) => type.name === 'picture');
    const [only, ...more] = pictures;
    if (only && more.length === 0) return blockTree(only);
    return element('figure', { className: ['gallery'] }, [...pictures.map(blockTree), ...captionTree(node)]);
  },
  captioned: tableTree,
  code_block: (node) => {
    const text = { type: 'text' as const, value: `${node.textContent}\n` };
    const pre = element('pre', {}, [element('code', {}, [text])]);
    return { ...pre, data: { info: node.attrs.info } as unknown as Element['data'] };
  },
  rule: () => element('hr', {}, []),
  definitions: (node) =>
    element(
      'dl',
      {},
      node.children.map((part) =>
        element(part.type.name === 'term' ? 'dt' : 'dd', own(part.attrs), inlineTree(part)),
      ),
    ),
};

function own({ lang, dir }: Attrs) {
  return { ...(lang && { lang }), ...(dir && { dir }) };
}

/** A list is loose as a whole: with empty lines between its items. */
function items(list: Node): Element[] {
  const isLoose = list.children.some(
    (item) => item.attrs.loose || item.children.slice(1).some(({ type }) => type.name === 'paragraph'),
  );
  return list.children.map((item) => {
    const [first, ...rest] = item.children as [Node, ...Node[]];
    const words = [...boxOf(item), ...inlineTree(first)];
    const start = isLoose ? [element('p', own(first.attrs), words)] : words;
    return element('li', own(item.attrs), [...start, ...blocksTree(rest)]);
  });
}

function boxOf({ attrs: { checked } }: Node): ElementContent[] {
  if (checked === null) return [];
  const box = element('input', { type: 'checkbox', checked, disabled: true }, []);
  return [box, { type: 'text', value: ' ' }];
}

function captionTree(figure: Node): Element[] {
  const [caption, credit] = figure.children.slice(-2) as [Node, Node];
  const words = isEmpty(caption) ? [] : inlineTree(caption);
  const small = isEmpty(credit) ? [] : [element('small', {}, inlineTree(credit))];
  if (words.length + small.length === 0) return [];
  const space = words.length > 0 && small.length > 0 ? [{ type: 'text' as const, value: ' ' }] : [];
  return [element('figcaption', {}, [...words, ...space, ...small])];
}

/** Rows of headers on top are the head. */
function tableTree(node: Node): Element {
  const [caption, table] = node.children as [Node, Node];
  const rows = table.children;
  const isHead = (row: Node) => row.children.every(({ type }) => type.name === 'table_header');
  const end = rows.findIndex((row) => !isHead(row));
  const heads = end < 0 ? rows.length : end;
  const part = (tag: string, of: readonly Node[]) =>
    of.length > 0 ? [element(tag, {}, of.map(rowTree))] : [];
  const words = isEmpty(caption) ? [] : [element('caption', {}, inlineTree(caption))];
  return element('table', {}, [
    ...words,
    ...part('thead', rows.slice(0, heads)),
    ...part('tbody', rows.slice(heads)),
  ]);
}

function rowTree(row: Node): Element {
  const cells = row.children.map((cell) => {
    const { colspan, rowspan, scope = null } = cell.attrs;
    const spans = { ...(colspan !== 1 && { colSpan: colspan }), ...(rowspan !== 1 && { rowSpan: rowspan }) };
    const tag = cell.type.name === 'table_header' ? 'th' : 'td';
    return element(tag, { ...spans, ...(scope && { scope }) }, inlineTree(cell));
  });
  return element('tr', {}, cells);
}
