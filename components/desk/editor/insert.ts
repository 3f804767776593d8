/** Commands that put something into the text. */
import type { Node } from 'prosemirror-model';
import { type Command, type EditorState, TextSelection } from 'prosemirror-state';
import { definedNotes, noteIdOf } from '@/lib/rich-text/footnotes';
import { schema } from '@/lib/rich-text/schema';
import { around } from './blocks';

const { nodes, marks } = schema;

/**
 * Puts a block behind the one with the caret, or in the place of an empty paragraph.
 * @param caret where in it the caret goes; null for the paragraph after it
 */
export function insertBlock(block: Node, caret: number | null = 0): Command {
  return (state, dispatch) => {
    const { $from } = state.selection;
    const top = $from.depth > 0 ? $from.before(1) : state.selection.from;
    const current = state.doc.nodeAt(top);
    const isPlace = current?.type === nodes.paragraph && current.childCount === 0;
    const end = top + (current?.nodeSize ?? 0);
    // A note holds blocks as the text does, but none of figures: those go before it.
    const from = isPlace ? top : current?.type === nodes.note ? top : end;
    if (!dispatch) return true;
    const { tr } = state;
    tr.replaceWith(from, isPlace ? end : from, block);
    const after = from + block.nodeSize;
    const isLast = after >= tr.doc.content.size || tr.doc.nodeAt(after)?.type === nodes.note;
    if (isLast) tr.insert(after, nodes.paragraph.create());
    tr.setSelection(
      caret === null
        ? TextSelection.create(tr.doc, after + 1)
        : TextSelection.near(tr.doc.resolve(from + 1 + caret)),
    );
    dispatch(tr.scrollIntoView());
    return true;
  };
}

export const insertRule: Command = (state, dispatch) =>
  insertBlock(nodes.rule.create(), null)(state, dispatch);

/** A table of this size, its first row the head; the caret goes into its first cell. */
export function insertTable(rows: number, columns: number): Command {
  const row = (cell: 'table_header' | 'table_cell') =>
    nodes.table_row.create(
      null,
      Array.from({ length: columns }, () => nodes[cell].create()),
    );
  const body = Array.from({ length: rows - 1 }, () => row('table_cell'));
  const table = nodes.table.create(null, [row('table_header'), ...body]);
  const caption = nodes.caption.create();
  return insertBlock(nodes.captioned.create(null, [caption, table]), caption.nodeSize);
}

export interface InsertedPicture {
  src: string;
  alt?: string;
  caption?: string;
  credit?: string;
}

/** One picture, or a gallery of several; the caret goes into the caption of the first. */
export function insertPictures(pictures: readonly InsertedPicture[]): Command {
  const made = pictures.map(pictureNode);
  const [first, ...more] = made;
  if (!first) return () => false;
  return insertBlock(more.length === 0 ? first : nodes.gallery.create(null, [...made, ...emptyCaption()]));
}

/** Adds pictures to the gallery around the caret, or makes one of its picture. */
export function addToGallery(pictures: readonly InsertedPicture[]): Command {
  return (state, dispatch) => {
    const picture = around(state, nodes.picture);
    if (!picture) return false;
    const made = pictures.map(pictureNode);
    const end = picture.at + picture.node.nodeSize;
    const isIn = around(state, nodes.gallery) !== undefined;
    if (isIn) dispatch?.(state.tr.insert(end, made));
    else {
      const gallery = nodes.gallery.create(null, [picture.node, ...made, ...emptyCaption()]);
      dispatch?.(state.tr.replaceWith(picture.at, end, gallery));
    }
    return true;
  };
}

function pictureNode({ src, alt = '', caption = '', credit = '' }: InsertedPicture): Node {
  const text = (value: string) => (value === '' ? [] : [schema.text(value)]);
  return nodes.picture.create({ src, alt }, [
    nodes.caption.create(null, text(caption)),
    nodes.credit.create(null, text(credit)),
  ]);
}

function emptyCaption(): Node[] {
  return [nodes.caption.create(), nodes.credit.create()];
}

/** A reference behind the selection, and an empty note at the end, where the caret goes. */
export const insertNote: Command = (state, dispatch) => {
  const { $to } = state.selection;
  if (!$to.parent.isTextblock || !$to.parent.type.allowsMarkType(marks.note_ref)) return false;
  const within = noteIdOf($to.parent.maybeChild($to.index()) ?? schema.text(' '));
  if (within !== undefined && $to.textOffset > 0) return false;
  if (!dispatch) return true;
  const defined = definedNotes(state.doc);
  let id = 1;
  while (defined.has(String(id))) id += 1;
  const mark = marks.note_ref.create({ id: String(id) });
  const { tr } = state;
  tr.insert($to.pos, schema.text('1', [mark]));
  const end = tr.doc.content.size;
  tr.insert(end, nodes.note.create({ id: String(id) }, nodes.paragraph.create()));
  tr.setSelection(TextSelection.create(tr.doc, end + 2));
  dispatch(tr.scrollIntoView());
  return true;
};

/** From a note to behind its first reference, or from a reference to its note. */
export const followNote: Command = (state, dispatch) => {
  const place = otherEnd(state);
  if (place === undefined) return false;
  dispatch?.(state.tr.setSelection(TextSelection.create(state.doc, place)).scrollIntoView());
  return true;
};

function otherEnd(state: EditorState): number | undefined {
  const note = around(state, nodes.note);
  const { $from } = state.selection;
  const beside = [$from.nodeBefore, $from.nodeAfter].map((node) => node && noteIdOf(node));
  const id = beside.find((one) => one !== undefined && one !== null);
  let found: number | undefined;
  state.doc.descendants((node, at) => {
    if (found !== undefined) return false;
    if (id && node.type === nodes.note && node.attrs.id === id) found = at + 2;
    else if (!id && note && noteIdOf(node) === note.node.attrs.id) found = at + node.nodeSize;
    return true;
  });
  return found;
}
