import { Fragment, type Mark, type Node } from 'prosemirror-model';
import { schema } from './schema';

const { strong, em, del } = schema.marks;
/** Marks that are signs around their words: beside a space Markdown can say them by `&#x20;` alone. */
const SIGNS = new Set([strong, em, del]);

/** A block whose bold, slanted and struck words have no spaces at their ends, as copies from Word have: the spaces stand beside them. */
export function withoutMarkedEdges(block: Node): Node {
  if (!block.isTextblock)
    return block.isLeaf ? block : block.copy(Fragment.from(block.children.map(withoutMarkedEdges)));
  const { children } = block;
  const pieces = children.flatMap((node, at) => edges(node, children[at - 1], children[at + 1]));
  return pieces.length === children.length ? block : block.copy(Fragment.fromArray(joined(pieces)));
}

/** A text with the spaces at its ends apart, without the marks that end there. */
function edges(node: Node, before: Node | undefined, after: Node | undefined): Node[] {
  const text = node.text ?? '';
  const start = text.search(/[^ ]/);
  if (start < 0 || !node.marks.some(({ type }) => SIGNS.has(type))) return [node];
  const end = text.trimEnd().length;
  const at = text.slice(end) === ' '.repeat(text.length - end) ? end : text.length;
  const outside = (beside: Node | undefined) => (mark: Mark) =>
    !SIGNS.has(mark.type) || mark.isInSet(beside?.marks ?? []);
  const piece = (words: string, marks: readonly Mark[]) => (words ? [schema.text(words, marks)] : []);
  return [
    ...piece(text.slice(0, start), node.marks.filter(outside(before))),
    ...piece(text.slice(start, at), node.marks),
    ...piece(text.slice(at), node.marks.filter(outside(after))),
  ];
}

/** Texts of the same marks beside each other as one. */
function joined(nodes: readonly Node[]): Node[] {
  const all: Node[] = [];
  for (const node of nodes) {
    const last = all.at(-1);
    if (node.isText && last?.isText && last.sameMarkup(node))
      all[all.length - 1] = schema.text(`${last.text}${node.text}`, node.marks);
    else all.push(node);
  }
  return all;
}
