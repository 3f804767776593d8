import type { Element, ElementContent, Root } from 'hast';
import { fromDom } from 'hast-util-from-dom';
import { toHtml } from 'hast-util-to-html';
import { element } from '@/lib/html/hast';
import { cleanPasted, cleanPastedText, withoutStyles } from '@/lib/rich-text/pasted';

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
