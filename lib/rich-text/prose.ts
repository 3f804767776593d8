/** The prose of a document for the proofreader (lib/proofread): the words that the rules look into, and their places. */
import type { Node } from 'prosemirror-model';
import { OPAQUE } from '@/lib/proofread/markup';
import { schema } from './schema';

const { nodes, marks } = schema;

/** Of a top-level block. */
export interface BlockProse {
  /** A line for each paragraph, cell, caption. */
  text: string;
  /** The place before each of its characters, from the start of the block. */
  places: readonly number[];
}

/** Somebody else's words, code, and what is not edited. */
const UNREAD = new Set([nodes.blockquote, nodes.code_block, nodes.kept]);
const OPAQUE_MARKS = new Set([marks.code, marks.kbd, marks.q, marks.cite]);

const read = new WeakMap<Node, BlockProse>();

/** Nodes never change, so each is read once. */
export function proseOfBlock(block: Node): BlockProse {
  const known = read.get(block);
  if (known) return known;
  let text = '';
  const places: number[] = [];
  const add = (words: string, place: number) => {
    for (let index = 0; index < words.length; index += 1) places.push(place + index);
    text += words;
  };
  const visit = (node: Node, at: number) => {
    if (UNREAD.has(node.type) || isForeign(node.attrs.lang)) return;
    if (node.isTextblock && text !== '') add('\n', at);
    node.forEach((child, offset) => {
      const place = at + 1 + offset;
      if (!child.isInline) visit(child, place);
      // The number of a footnote is no part of the sentence.
      else if (!marks.note_ref.isInSet(child.marks)) add(wordsOf(child), place);
    });
  };
  visit(block, 0);
  const prose = { text, places };
  read.set(block, prose);
  return prose;
}

function wordsOf(node: Node): string {
  if (!node.isText) return '\n';
  const { text = '' } = node;
  const isOpaque = node.marks.some(({ type, attrs }) => OPAQUE_MARKS.has(type) || isForeign(attrs.lang));
  return isOpaque ? OPAQUE.repeat(text.length) : text;
}

function isForeign(lang: unknown): boolean {
  return typeof lang === 'string' && !/^ar\b/i.test(lang);
}
