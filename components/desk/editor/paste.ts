import type { Element, ElementContent, Root } from 'hast';
import { fromDom } from 'hast-util-from-dom';
import { toHtml } from 'hast-util-to-html';
import { Fragment, type Node, Slice } from 'prosemirror-model';
import type { EditorState } from 'prosemirror-state';
import { element } from '@/lib/html/hast';
import { cleanPasted, cleanPastedText, withoutStyles } from '@/lib/rich-text/pasted';
import { schema } from '@/lib/rich-text/schema';

const { nodes } = schema;

/** How ProseMirror marks what was copied in an editor like this one. */
const OWN_COPY = ' data-pm-slice=';

/** Holds pasted HTML to the vocabulary of a body; what was copied here is read by the schema alone. */
export function transformPastedHTML(html: string): string {
  const safe = withoutStyles(html);
  if (html.includes(OWN_COPY)) return safe;
  const { body } = new DOMParser().parseFromString(safe, 'text/html');
  return toHtml(forEditor(cleanPasted(fromDom(body) as Root)));
}

export const transformPastedText = cleanPastedText;

/** Parts of tables and figures that hold words alone; blocks pasted into one would take it apart. */
const WORDS_ALONE = new Set([
  nodes.table_cell,
  nodes.table_header,
  nodes.caption,
  nodes.credit,
  nodes.source,
]);

/** Pasted into a cell a table fills the cells from there on (prosemirror-tables), and blocks become lines, as in a caption. */
export function fitToPlace(slice: Slice, { selection }: EditorState): Slice {
  const first = slice.content.firstChild;
  if (!first || first.isInline || !WORDS_ALONE.has(selection.$from.parent.type)) return slice;
  const [caption, table] = first.type === nodes.captioned ? first.children : [];
  const isInCell = selection.$from.parent.type.spec.tableRole !== undefined;
  if (isInCell && table && caption?.childCount === 0 && slice.content.childCount === 1)
    return new Slice(Fragment.from(table), 0, 0);
  const words: Node[] = [];
  slice.content.descendants((node) => {
    if (!node.isTextblock) return true;
    if (words.length > 0 && node.childCount > 0) words.push(nodes.hard_break.create());
    words.push(...node.children);
    return false;
  });
  return new Slice(Fragment.from(words), 0, 0);
}

/** In the form that the schema's parse rules know. */
function forEditor(tree: Root): Root {
  const convert = (node: ElementContent): ElementContent => {
    if (node.type !== 'element') return node;
    const children = node.children.map(convert);
    if (node.tagName === 'table') return captionedTable({ ...node, children });
    if (node.tagName === 'figure' && children.some((child) => isElement(child, 'img')))
      return pictureFigure(children);
    return { ...node, children };
  };
  return { type: 'root', children: (tree.children as ElementContent[]).map(convert) };
}

function isElement(node: ElementContent, tagName: string): node is Element {
  return node.type === 'element' && node.tagName === tagName;
}

function captionedTable(table: Element): Element {
  const caption = table.children.find((child) => isElement(child, 'caption'));
  const words = caption && 'children' in caption ? caption.children : [];
  const rest = table.children.filter((child) => child !== caption);
  return element('div', { className: ['scroll'] }, [
    element('div', { className: ['caption'] }, words),
    { ...table, children: rest },
  ]);
}

function pictureFigure(children: ElementContent[]): Element {
  const image = children.find((child) => isElement(child, 'img'));
  const caption = children.find((child) => isElement(child, 'figcaption'));
  const words = caption && 'children' in caption ? caption.children : [];
  return element('figure', { dataPicture: '' }, [
    ...(image ? [image] : []),
    element('figcaption', {}, [
      element('div', { className: ['caption'] }, words),
      element('div', { className: ['credit'] }, []),
    ]),
  ]);
}
