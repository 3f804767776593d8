/** Queries over the hast tree of a WordPress body. */
import type { Element, ElementContent, Root, Text } from 'hast';

/** Descendants by tag name, in order; nested ones only if `isDeep`. */
export function elementsIn(node: Element | Root, tagName: string, isDeep = false): Element[] {
  return (node.children as ElementContent[]).flatMap((child) => {
    if (child.type !== 'element') return [];
    const isOne = child.tagName === tagName;
    return [...(isOne ? [child] : []), ...(isOne && !isDeep ? [] : elementsIn(child, tagName, isDeep))];
  });
}

export function hasClass(node: Element, pattern: RegExp): boolean {
  return classesOf(node).some((name) => pattern.test(name));
}

export function classesOf(node: Element): string[] {
  const { className } = node.properties;
  return Array.isArray(className) ? className.map(String) : [];
}

/** Without white space, no-break spaces and line breaks at both ends. */
export function trim(nodes: ElementContent[]): ElementContent[] {
  const first = nodes.findIndex((node) => !isBlank(node));
  const last = nodes.findLastIndex((node) => !isBlank(node));
  if (first < 0) return [];
  return nodes.slice(first, last + 1).map((node, index, kept) => {
    if (node.type !== 'text') return node;
    const start = index === 0 ? node.value.trimStart() : node.value;
    return { ...node, value: index === kept.length - 1 ? start.trimEnd() : start };
  });
}

/** White space, a line break, or an inline element that holds nothing else. */
export function isBlank(node: ElementContent): boolean {
  if (node.type === 'text') return node.value.trim() === '';
  if (node.type !== 'element') return true;
  if (node.tagName === 'br') return true;
  return node.children.length > 0
    ? node.children.every(isBlank)
    : /^(?:a|abbr|b|bdi|big|center|cite|code|del|em|font|i|ins|mark|p|q|s|small|span|strong|sub|sup|u)$/.test(
        node.tagName,
      );
}

export function text(value: string): Text {
  return { type: 'text', value };
}
