import type { Element, ElementContent, Root } from 'hast';

/** Block elements that hold text of their own: a paragraph, an item, a cell. */
export const BLOCKS: ReadonlySet<string> = new Set([
  ...['p', 'h2', 'h3', 'h4', 'li', 'blockquote'],
  ...['td', 'th', 'caption', 'figcaption', 'dt', 'dd'],
]);

/** The text of a tree, with a line break between blocks so that their words do not run together. */
export function textOfTree(node: Root | ElementContent): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node)) return '';
  const text = node.children.map((child) => (child.type === 'doctype' ? '' : textOfTree(child))).join('');
  return node.type === 'element' && (BLOCKS.has(node.tagName) || node.tagName === 'br') ? `${text}\n` : text;
}

export function element(
  tagName: string,
  properties: Element['properties'],
  children: ElementContent[],
): Element {
  return { type: 'element', tagName, properties, children };
}

/** Whether a node is white space between elements. */
export function isSpace(node: ElementContent | Root['children'][number] | undefined): boolean {
  return node?.type === 'text' && node.value.trim() === '';
}

/** Nodes without the white space between blocks, which an export need not keep. */
export function withoutSpace(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.filter((node) => !isSpace(node));
}

/** Whether an element has no other attributes than these. */
export function hasOnly({ properties }: Element, ...names: string[]): boolean {
  return Object.keys(properties).every((name) => names.includes(name));
}
