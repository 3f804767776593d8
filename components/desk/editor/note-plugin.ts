import type { Node } from 'prosemirror-model';
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { definedNotes, noteIdOf, numberNotes } from '@/lib/rich-text/footnotes';
import { schema } from '@/lib/rich-text/schema';

interface Reference {
  id: string;
  text: string;
  from: number;
  to: number;
}

const key = new PluginKey<Map<string, number>>('notes');

/**
 * Keeps the numbers of footnotes: they follow the order of the text. A letter typed within a number goes behind it, a digit
 * taken from it takes the reference, and a reference without its note goes.
 */
export function notePlugin(noReference: string): Plugin<Map<string, number>> {
  return new Plugin<Map<string, number>>({
    key,
    state: {
      init: (_, { doc }) => numberNotes(doc),
      apply: (tr, numbers) => (tr.docChanged ? numberNotes(tr.doc) : numbers),
    },
    appendTransaction(trs, before, state) {
      if (!trs.some(({ docChanged }) => docChanged)) return null;
      // A word that is composed within a number is put right when it is finished.
      if (trs.some((tr) => tr.getMeta('composition') !== undefined)) return null;
      return renumber(before, state);
    },
    props: {
      decorations: ({ doc }) => noteNumbers(doc, noReference),
      handleDOMEvents: {
        compositionend: (view) => {
          // After ProseMirror has read what was composed.
          setTimeout(() => {
            if (view.isDestroyed) return;
            const tr = renumber(view.state, view.state);
            if (tr) view.dispatch(tr);
          }, 50);
          return false;
        },
      },
    },
  });
}

function renumber(before: EditorState, state: EditorState): Transaction | null {
  const old = key.getState(before) ?? new Map<string, number>();
  const now = numberNotes(state.doc);
  const defined = definedNotes(state.doc);
  const { tr } = state;
  // What goes first: the others are counted without it.
  for (const { id, text, from, to } of references(tr.doc).reverse()) {
    const digits = text.replace(/\D/g, '');
    // Undoing brings back the numbers as they were.
    const isKnown = !old.has(id) || [old.get(id), now.get(id)].includes(Number(digits));
    const isWhole = digits !== '' && isKnown;
    if (!isWhole || !defined.has(id)) put(tr, from, to, '', text.replace(/\d/g, ''));
  }
  const numbers = numberNotes(tr.doc);
  for (const { id, text, from, to } of references(tr.doc).reverse()) {
    const number = String(numbers.get(id));
    if (text !== number) put(tr, from, to, number, text.replace(/\d/g, ''));
  }
  return tr.docChanged ? tr : null;
}

/** Writes a reference anew, with what was typed within it behind it. */
function put(tr: Transaction, from: number, to: number, number: string, others: string): void {
  const marks = tr.doc.nodeAt(from)?.marks ?? [];
  const plain = marks.filter(({ type }) => type !== schema.marks.note_ref);
  tr.replaceWith(from, to, [
    ...(number === '' ? [] : [schema.text(number, marks)]),
    ...(others === '' ? [] : [schema.text(others, plain)]),
  ]);
}

function references(doc: Node): Reference[] {
  const found: Reference[] = [];
  doc.descendants((node, at) => {
    const id = noteIdOf(node);
    if (id === undefined) return;
    const last = found.at(-1);
    if (last?.id === id && last.to === at) {
      last.text += node.text ?? '';
      last.to = at + node.nodeSize;
    } else found.push({ id, text: node.text ?? '', from: at, to: at + node.nodeSize });
  });
  return found;
}

const shown = new WeakMap<Node, DecorationSet>();

/** The number before each note; one that nothing refers to says so. */
function noteNumbers(doc: Node, noReference: string): DecorationSet {
  const known = shown.get(doc);
  if (known) return known;
  const numbers = numberNotes(doc);
  const decorations: Decoration[] = [];
  doc.forEach((node, at) => {
    if (node.type !== schema.nodes.note) return;
    const number = numbers.get(node.attrs.id);
    const said = number === undefined ? noReference : String(number);
    decorations.push(Decoration.node(at, at + node.nodeSize, { 'data-number': said }));
  });
  const set = DecorationSet.create(doc, decorations);
  shown.set(doc, set);
  return set;
}
