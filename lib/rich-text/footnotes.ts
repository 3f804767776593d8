/** Footnotes of a body while it is edited: which numbers their references have. */
import { Fragment, type Node } from 'prosemirror-model';
import { schema } from './schema';

/** The footnote that a text refers to; undefined for any other text. */
export function noteIdOf(node: Node): string | undefined {
  return node.marks.find(({ type }) => type === schema.marks.note_ref)?.attrs.id;
}

const referred = new WeakMap<Node, readonly string[]>();

/** The footnotes that a block refers to, in order; nodes never change, so each is read once. */
function referencesIn(block: Node): readonly string[] {
  const known = referred.get(block);
  if (known) return known;
  const ids: string[] = [];
  block.descendants((node) => {
    const id = noteIdOf(node);
    if (id !== undefined) ids.push(id);
  });
  referred.set(block, ids);
  return ids;
}

/** The numbers of footnotes by id: those of the text in order, then those that only notes refer to. */
export function numberNotes(doc: Node): Map<string, number> {
  const numbers = new Map<string, number>();
  const notes = new Map<string, Node>();
  const count = (block: Node) => {
    for (const id of referencesIn(block)) if (!numbers.has(id)) numbers.set(id, numbers.size + 1);
  };
  doc.forEach((block) => {
    if (block.type === schema.nodes.note) notes.set(block.attrs.id, block);
    else count(block);
  });
  // A map is walked with what is added meanwhile.
  for (const id of numbers.keys()) {
    const note = notes.get(id);
    if (note) count(note);
  }
  return numbers;
}

/** The footnotes that have a text, be it one that is kept as its source. */
export function definedNotes(doc: Node): Set<string> {
  const defined = new Set<string>();
  doc.forEach(({ type, attrs }) => {
    if (type === schema.nodes.note) defined.add(attrs.id);
    const id = type === schema.nodes.kept ? /^\[\^([^\]]+)\]:/.exec(attrs.source)?.[1] : undefined;
    if (id) defined.add(id.toLowerCase());
  });
  return defined;
}

/** A block with 1 for every number, which says nothing of the block itself. */
export function withoutNumbers(node: Node): Node {
  if (node.isText) return noteIdOf(node) === undefined ? node : schema.text('1', node.marks);
  if (node.isLeaf) return node;
  let isSame = true;
  const children = node.children.map((child) => {
    const plain = withoutNumbers(child);
    isSame &&= plain === child;
    return plain;
  });
  return isSame ? node : node.copy(Fragment.from(children));
}
