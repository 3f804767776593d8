/** Lists as Word copies them: paragraphs that name their list and level in their style, with the sign as text. */
import type { Element, ElementContent } from 'hast';
import { element } from '@/lib/html/hast';
import { isBlank } from '@/lib/wordpress/read/tree';

interface Item {
  level: number;
  isOrdered: boolean;
  children: ElementContent[];
}

/** Replaces runs of such paragraphs by nested lists, also within other elements. */
export function listsOfWord(nodes: readonly ElementContent[]): ElementContent[] {
  const found: ElementContent[] = [];
  let items: Item[] = [];
  const end = () => {
    if (items.length > 0) found.push(...nest(items, 1));
    items = [];
  };
  for (const node of nodes) {
    const item = itemOf(node);
    if (item) items.push(item);
    else if (!(items.length > 0 && isBlank(node))) {
      end();
      found.push(node.type === 'element' ? { ...node, children: listsOfWord(node.children) } : node);
    }
  }
  end();
  return found;
}

function itemOf(node: ElementContent): Item | undefined {
  if (node.type !== 'element' || node.tagName !== 'p') return undefined;
  const level = /mso-list:\s*l\d+ level(\d)/i.exec(String(node.properties.dataStyle ?? ''))?.[1];
  if (!level) return undefined;
  const sign = signOf(node);
  return {
    level: Number(level),
    isOrdered: /[\p{N}]|^\s*\p{L}[.)]/u.test(sign.text),
    children: sign.children,
  };
}

/** Takes the sign of an item, which Word marks as to be ignored. */
function signOf(node: Element): { text: string; children: ElementContent[] } {
  let text = '';
  const without = (nodes: readonly ElementContent[]): ElementContent[] =>
    nodes.flatMap((child): ElementContent[] => {
      if (child.type !== 'element') return [child];
      if (/mso-list:\s*ignore/i.test(String(child.properties.dataStyle ?? ''))) {
        text += wordsOf(child);
        return [];
      }
      return [{ ...child, children: without(child.children) }];
    });
  const children = without(node.children);
  return { text, children };
}

function wordsOf(node: ElementContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(wordsOf).join('') : '';
}

/** Items of one level, each with the deeper ones that follow it. */
function nest(items: readonly Item[], level: number): Element[] {
  const lists: Element[] = [];
  let isOrdered: boolean | undefined;
  for (let at = 0; at < items.length; ) {
    const item = items[at] as Item;
    let next = at + 1;
    while (next < items.length && (items[next]?.level ?? 0) > Math.max(level, item.level)) next += 1;
    if (isOrdered !== item.isOrdered) lists.push(element(item.isOrdered ? 'ol' : 'ul', {}, []));
    isOrdered = item.isOrdered;
    const deeper = nest(items.slice(at + 1, next), item.level + 1);
    lists.at(-1)?.children.push(element('li', {}, [...item.children, ...deeper]));
    at = next;
  }
  return lists;
}
