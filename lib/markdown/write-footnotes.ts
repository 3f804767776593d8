/** Reads back the footnotes of a body as remark-gfm and lib/markdown/render.ts render them. */
import type { Element, ElementContent, Root } from 'hast';
import { withoutSpace } from '@/lib/html/hast';
import { footnoteIdentifier } from './write-inline';

/**
 * Removes the section of the footnotes from a body, and the backrefs from each of them.
 * @returns their content by identifier; empty, with the body unchanged, if the section holds anything else
 */
export function extractFootnotes(tree: Root): Map<string, ElementContent[]> {
  const none = new Map<string, ElementContent[]>();
  const at = tree.children.findLastIndex(({ type }) => type === 'element');
  const section = tree.children[at];
  if (section?.type !== 'element' || section.properties.dataFootnotes === undefined) return none;
  const [heading, list, ...more] = withoutSpace(section.children) as Element[];
  const isHeading = heading?.properties?.id === 'footnote-label';
  if (!isHeading || list?.tagName !== 'ol' || more.length > 0) return none;
  const notes = new Map<string, ElementContent[]>();
  for (const item of withoutSpace(list.children)) {
    if (item.type !== 'element') return none;
    const identifier = footnoteIdentifier(String(item.properties.id).replace(/^fn-/, ''));
    if (identifier === '') return none;
    notes.set(identifier, withoutBackrefs(item).children);
  }
  tree.children.splice(at, 1);
  return notes;
}

/** Backrefs end the last paragraph, each after a space, or follow whatever ends the note otherwise. */
function withoutBackrefs(node: Element): Element {
  const children = [...node.children];
  while (children.length > 0) {
    const last = children.at(-1);
    if (last?.type !== 'element') {
      if (last?.type !== 'text' || last.value.trim() !== '') break;
      children.pop();
      continue;
    }
    if (last.tagName === 'p') {
      children.splice(-1, 1, withoutBackrefs(last));
      break;
    }
    if (last.properties.dataFootnoteBackref === undefined) break;
    children.pop();
    const text = children.at(-1);
    if (text?.type === 'text') children.splice(-1, 1, { ...text, value: text.value.replace(/ $/, '') });
  }
  return { ...node, children };
}
