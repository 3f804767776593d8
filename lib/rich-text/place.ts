/** The caret's place in a document and in its Markdown, for switching between the two. Approximate: by the words before it. */
import type { Node } from 'prosemirror-model';
import type { OpenedBody } from './open';
import type { WrittenBody } from './write';

/** The offset in the Markdown of a place in the document. */
export function offsetOf(place: number, doc: Node, { markdown, starts }: WrittenBody): number {
  const index = doc.resolve(place).index(0);
  const start = starts[index] ?? markdown.length;
  const end = starts[index + 1] ?? markdown.length;
  const before = doc.textBetween(startOf(doc, index), place, '\n', '\n');
  return start + sameEnd(before, markdown.slice(start, end));
}

/** The place in the document of an offset in the Markdown that it was opened from. */
export function placeOf(offset: number, doc: Node, { blocks }: OpenedBody): number {
  let at = 0;
  for (const [index, { before, source }] of blocks.entries()) {
    const start = at + before.length;
    at = start + source.length;
    if (offset > at && index < blocks.length - 1) continue;
    const block = doc.child(index);
    const text = block.textBetween(0, block.content.size, '\n', '\n');
    const end = sameEnd(source.slice(0, Math.max(0, offset - start)), text);
    return startOf(doc, index) + placeInBlock(block, end);
  }
  return 0;
}

function startOf(doc: Node, index: number): number {
  let at = 0;
  for (let one = 0; one < index; one += 1) at += doc.child(one).nodeSize;
  return at;
}

/** Where the word that ends a text ends in another, which has the same words: as often before as there. */
function sameEnd(before: string, other: string): number {
  const word = /([\p{L}\p{M}\p{N}]+)[^\p{L}\p{M}\p{N}]*$/u.exec(before)?.[1] ?? '';
  if (word === '') return 0;
  const times = before.split(word).length - 1;
  let at = -1;
  for (let time = 0; time < times; time += 1) {
    const next = other.indexOf(word, at + 1);
    if (next < 0) break;
    at = next;
  }
  return at < 0 ? 0 : at + word.length;
}

/** The place in a block, from before it, that has so many characters before it. */
function placeInBlock(block: Node, characters: number): number {
  if (block.isLeaf) return 0;
  let left = characters;
  let place: number | undefined;
  let isFirst = true;
  block.descendants((node, at) => {
    if (place !== undefined) return false;
    if (node.isTextblock) {
      // The line end between blocks.
      if (!isFirst) left -= 1;
      isFirst = false;
    }
    if (node.isText || node.type.name === 'hard_break') {
      if (left <= node.nodeSize) place = at + 1 + Math.max(0, left);
      left -= node.nodeSize;
    }
    return true;
  });
  return place ?? 1;
}
