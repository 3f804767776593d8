/** Inverse of lib/rich-text/read-inline.ts: marks as elements within each other, those that reach furthest outside. */
import type { ElementContent } from 'hast';
import type { Mark, Node } from 'prosemirror-model';
import { element } from '@/lib/html/hast';

interface Run {
  node: Node;
  /** Those that are not yet elements around it. */
  marks: readonly Mark[];
}

/** The inline content of a text block as a tree. */
export function inlineTree(block: Node): ElementContent[] {
  return nest(withoutEdges(block).children.map((node) => ({ node, marks: node.marks })));
}

/** Without the spaces at its ends, which typing leaves: no reader sees them, and Markdown has them as `&#x20;` alone. */
function withoutEdges(block: Node): Node {
  // A letter for each leaf, so that places in the text are those in the block.
  const text = block.textBetween(0, block.content.size, '', '-');
  if (text.length !== block.content.size) return block;
  const [start, end] = [text.search(/[^ ]/), text.trimEnd().length];
  return start < 0 ? block : block.cut(start, text[end] === ' ' ? end : text.length);
}

function nest(runs: readonly Run[]): ElementContent[] {
  const tree: ElementContent[] = [];
  for (let at = 0; at < runs.length; ) {
    const run = runs[at] as Run;
    const [mark, length] = furthest(runs, at);
    if (!mark) {
      tree.push(...leaf(run.node));
      at += 1;
      continue;
    }
    const within = runs.slice(at, at + length);
    tree.push(elementOf(mark, nest(within.map((one) => ({ ...one, marks: mark.removeFromSet(one.marks) })))));
    at += length;
  }
  return tree;
}

/** The mark of a run that reaches furthest, with the number of runs; of equals the first in the schema's order. */
function furthest(runs: readonly Run[], at: number): [Mark | undefined, number] {
  let best: [Mark | undefined, number] = [undefined, 0];
  for (const mark of runs[at]?.marks ?? []) {
    let end = at + 1;
    while (end < runs.length && mark.isInSet(runs[end]?.marks ?? [])) end += 1;
    if (end - at > best[1]) best = [mark, end - at];
  }
  return best;
}

function elementOf({ type, attrs }: Mark, children: ElementContent[]): ElementContent {
  if (type.name === 'strong' || type.name === 'em') return element(attrs.tag, {}, children);
  if (type.name === 'link') return element('a', { href: attrs.href }, children);
  if (type.name === 'note_ref') {
    const href = `#fn-${encodeURIComponent(attrs.id)}`;
    return element('sup', {}, [element('a', { href, dataFootnoteRef: '' }, children)]);
  }
  const given = Object.entries(attrs).filter(([, value]) => value !== null);
  return element(type.name, Object.fromEntries(given), children);
}

/** A break is followed by a line end, as Markdown's is. */
function leaf(node: Node): ElementContent[] {
  if (node.isText) return [{ type: 'text', value: node.text ?? '' }];
  return [element('br', {}, []), { type: 'text', value: '\n' }];
}
