/** Blocks of a body as mdast; as HTML where Markdown has no exact form. */
import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { BlockContent, Code, ListItem, PhrasingContent, TableRow } from 'mdast';
import { hasOnly, isSpace, withoutSpace } from '@/lib/html/hast';
import { paragraphOfFigure, quotationOfFigure } from './write-figures';
import { phrasing } from './write-inline';

type Notes = ReadonlySet<string>;
type Handler = (node: Element, notes: Notes) => BlockContent | undefined;

const HANDLERS = new Map<string, Handler>([
  ['p', paragraph],
  ['h2', heading],
  ['h3', heading],
  ['h4', heading],
  ['blockquote', quotation],
  ['ul', list],
  ['ol', list],
  ['pre', code],
  ['hr', () => ({ type: 'thematicBreak' })],
  ['table', table],
  ['figure', figure],
]);

/** @param notes identifiers of the footnotes */
export function blocks(nodes: readonly ElementContent[], notes: Notes): BlockContent[] {
  return withoutSpace(nodes).map((node) => {
    const handled = node.type === 'element' ? HANDLERS.get(node.tagName)?.(node, notes) : undefined;
    return handled ?? { type: 'html', value: rawHtml(node) };
  });
}

/** Raw HTML block, without empty lines, which would end it. */
export function rawHtml(node: ElementContent): string {
  return toHtml(node).replace(/\n(?=[^\S\n]*\n)/g, '&#10;');
}

function paragraph(node: Element, notes: Notes): BlockContent | undefined {
  if (!hasOnly(node) || node.children.every(isSpace)) return undefined;
  return { type: 'paragraph', children: phrasing(node.children, notes) };
}

function heading(node: Element, notes: Notes): BlockContent | undefined {
  if (!hasOnly(node) || node.children.every(isSpace)) return undefined;
  const depth = Number(node.tagName.slice(1)) as 2 | 3 | 4;
  return { type: 'heading', depth, children: phrasing(node.children, notes) };
}

function quotation(node: Element, notes: Notes): BlockContent | undefined {
  if (!hasOnly(node) || node.children.every(isSpace)) return undefined;
  return { type: 'blockquote', children: blocks(node.children, notes) };
}

function figure(node: Element, notes: Notes): BlockContent | undefined {
  const pictures = paragraphOfFigure(node);
  if (pictures) return paragraph(pictures, notes);
  const quoted = quotationOfFigure(node);
  const written = quoted && quotation(quoted, notes);
  if (written?.type === 'blockquote') showMark(written.children[0]);
  return written;
}

/** Writes the marker of a pull quote unescaped: the escaped form would parse, too, but is hard to read. */
function showMark(first: BlockContent | { type: string } | undefined): void {
  if (first?.type !== 'paragraph') return;
  const { children } = first as { children: PhrasingContent[] };
  const [mark] = children;
  if (mark?.type === 'text' && mark.value === '[!pull]\n')
    children.splice(0, 1, { type: 'html', value: '[!pull]' }, { type: 'text', value: '\n' });
}

function code(node: Element): BlockContent | undefined {
  const [inner, ...more] = node.children;
  if (!hasOnly(node) || inner?.type !== 'element' || inner.tagName !== 'code' || more.length > 0)
    return undefined;
  const [text, ...others] = inner.children;
  if (!hasOnly(inner) || text?.type !== 'text' || others.length > 0 || !text.value.endsWith('\n'))
    return undefined;
  return { type: 'code', ...infoOf(node), value: text.value.slice(0, -1) };
}

/** What the fence said, where the tree has it (lib/rich-text/to-tree.ts): stored bodies do not. */
function infoOf({ data }: Element): Pick<Code, 'lang' | 'meta'> {
  const info = (data as { info?: string | null } | undefined)?.info;
  const [lang = '', ...meta] = (info ?? '').split(' ');
  return lang === '' ? {} : { lang, meta: meta.join(' ') || null };
}

/** A loose list, whose items hold paragraphs, is written with empty lines between them. */
function list(node: Element, notes: Notes): BlockContent | undefined {
  const items = withoutSpace(node.children).filter(isElement);
  const isOrdered = node.tagName === 'ol';
  if (!hasOnly(node, ...(isOrdered ? ['start'] : [])) || node.properties.start === 1) return undefined;
  const isLoose = items.some(({ children }) =>
    children.some((child) => isElement(child) && child.tagName === 'p'),
  );
  const written = items.map((item) => listItem(item, isLoose, notes));
  if (written.length === 0 || written.includes(undefined)) return undefined;
  const start = isOrdered ? Number(node.properties.start ?? 1) : null;
  return { type: 'list', ordered: isOrdered, start, spread: isLoose, children: written as ListItem[] };
}

function listItem(item: Element, isLoose: boolean, notes: Notes): ListItem | undefined {
  if (!hasOnly(item)) return undefined;
  const { checked, children } = takeBox(item);
  if (isLoose) {
    const content = withoutSpace(children);
    return content.every(isElement)
      ? { type: 'listItem', checked, spread: true, children: blocks(content, notes) }
      : undefined;
  }
  const end = children.findIndex((child) => isElement(child) && HANDLERS.has(child.tagName));
  const words = trimEnd(end < 0 ? children : children.slice(0, end));
  const rest = end < 0 ? [] : withoutSpace(children.slice(end));
  if (!rest.every((child) => isElement(child) && HANDLERS.has(child.tagName))) return undefined;
  const first = words.length > 0 ? [{ type: 'paragraph' as const, children: phrasing(words, notes) }] : [];
  return { type: 'listItem', checked, spread: false, children: [...first, ...blocks(rest, notes)] };
}

/** Extracts the checkbox of a task list item. */
function takeBox(item: Element): { checked: boolean | null; children: ElementContent[] } {
  const [first, ...rest] =
    item.children[0] && isSpace(item.children[0]) ? item.children.slice(1) : item.children;
  if (first && isElement(first) && first.tagName === 'p') {
    const { checked, children } = takeBox(first);
    return { checked, children: [{ ...first, children }, ...rest] };
  }
  const [text, ...more] = rest;
  const isTask =
    first &&
    isElement(first) &&
    first.tagName === 'input' &&
    text?.type === 'text' &&
    /^ \S/.test(text.value);
  if (!isTask) return { checked: null, children: item.children };
  return {
    checked: Boolean(first.properties.checked),
    children: [{ ...text, value: text.value.slice(1) }, ...more],
  };
}

function trimEnd(nodes: ElementContent[]): ElementContent[] {
  const last = nodes.at(-1);
  if (last?.type !== 'text') return nodes;
  const value = last.value.trimEnd();
  return [...nodes.slice(0, -1), ...(value === '' ? [] : [{ ...last, value }])];
}

function table(node: Element, notes: Notes): BlockContent | undefined {
  const [head, body, ...more] = withoutSpace(node.children).filter(isElement);
  if (!hasOnly(node) || head?.tagName !== 'thead' || (body && body.tagName !== 'tbody') || more.length > 0)
    return undefined;
  const heads = rowsOf(head, 'th', notes);
  const rows = body ? rowsOf(body, 'td', notes) : [];
  const width = heads?.[0]?.children.length;
  if (heads?.length !== 1 || !rows?.every(({ children }) => children.length === width)) return undefined;
  return { type: 'table', children: [...heads, ...rows] };
}

function rowsOf(part: Element, cell: 'th' | 'td', notes: Notes): TableRow[] | undefined {
  const rows = withoutSpace(part.children).filter(isElement);
  const cells = rows.map((row) => withoutSpace(row.children).filter(isElement));
  if (!cells.flat().every((one) => one.tagName === cell && hasOnly(one) && one.children.every(isOfOneLine)))
    return undefined;
  return cells.map((row) => ({
    type: 'tableRow',
    children: row.map(({ children }) => ({ type: 'tableCell', children: phrasing(children, notes) })),
  }));
}

function isOfOneLine(node: ElementContent): boolean {
  if (node.type === 'text') return !node.value.includes('\n');
  return (
    isElement(node) &&
    node.tagName !== 'br' &&
    !HANDLERS.has(node.tagName) &&
    node.children.every(isOfOneLine)
  );
}

function isElement(node: ElementContent): node is Element {
  return node.type === 'element';
}
