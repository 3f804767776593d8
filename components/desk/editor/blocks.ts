/** Commands that change what a block is. */
import { setBlockType } from 'prosemirror-commands';
import { type Attrs, NodeRange, type NodeType } from 'prosemirror-model';
import { type Command, type EditorState, NodeSelection, TextSelection } from 'prosemirror-state';
import { findWrapping } from 'prosemirror-transform';
import { schema } from '@/lib/rich-text/schema';
import { inText } from './in-text';

const { nodes } = schema;

/** The innermost node of a type around the selection, with the place before it. */
export function around(state: EditorState, type: NodeType) {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1)
    if ($from.node(depth).type === type) return { node: $from.node(depth), at: $from.before(depth) };
  const chosen = state.selection instanceof NodeSelection ? state.selection.node : undefined;
  return chosen?.type === type ? { node: chosen, at: state.selection.from } : undefined;
}

export function setBlock(type: NodeType, attrs: Attrs | null = null): Command {
  return setBlockType(type, attrs);
}

/** Gives the items of a list boxes, or takes them. */
export const toggleBoxes: Command = (state, dispatch) => {
  const list = around(state, nodes.bullet_list) ?? around(state, nodes.ordered_list);
  if (!list) return false;
  const { tr } = state;
  const hasBoxes = list.node.firstChild?.attrs.checked !== null;
  list.node.forEach((item, offset) => {
    tr.setNodeMarkup(list.at + 1 + offset, null, { ...item.attrs, checked: hasBoxes ? null : false });
  });
  dispatch?.(tr);
  return true;
};

/** Ticks the box of an item. */
export const tickBox: Command = (state, dispatch) => {
  const item = around(state, nodes.list_item);
  if (!item || item.node.attrs.checked === null) return false;
  const attrs = { ...item.node.attrs, checked: !item.node.attrs.checked };
  dispatch?.(state.tr.setNodeMarkup(item.at, null, attrs));
  return true;
};

/** Quotes the blocks, or takes them out of their quotation; its source becomes a paragraph. */
export const toggleQuote: Command = (given, dispatch) => {
  const state = inText(given);
  const quoted = around(state, nodes.quotation);
  if (quoted) {
    const [quote, source] = quoted.node.children;
    if (!quote || !source) return false;
    const rest = source.childCount > 0 ? [nodes.paragraph.create(null, source.content)] : [];
    const end = quoted.at + quoted.node.nodeSize;
    dispatch?.(state.tr.replaceWith(quoted.at, end, [...quote.children, ...rest]).scrollIntoView());
    return true;
  }
  const plain = around(state, nodes.blockquote);
  const range = quotable(state);
  if (!plain) {
    const wrapping = range && findWrapping(range, nodes.blockquote);
    if (range && wrapping) dispatch?.(state.tr.wrap(range, wrapping).scrollIntoView());
    return Boolean(wrapping);
  }
  dispatch?.(state.tr.replaceWith(plain.at, plain.at + plain.node.nodeSize, plain.node.content));
  return true;
};

/** The selected blocks; of a list all of it, since no item can begin with a quotation. */
function quotable({ selection: { $from, $to } }: EditorState): NodeRange | null {
  const range = $from.blockRange($to);
  let depth = range?.depth ?? 0;
  while (
    depth > 0 &&
    ($from.node(depth).type === nodes.list_item || $from.node(depth).type.isInGroup('list'))
  )
    depth -= 1;
  return range && new NodeRange($from, $to, depth);
}

/** Makes a quotation of a kind with a place for its source, of a plain one or of the blocks. */
export function setQuotation(kind: 'quote' | 'pull'): Command {
  return (given, dispatch) => {
    const state = inText(given);
    const quoted = around(state, nodes.quotation);
    if (quoted) {
      dispatch?.(state.tr.setNodeAttribute(quoted.at, 'kind', kind));
      return true;
    }
    const plain = around(state, nodes.blockquote);
    const range = quotable(state);
    if (!plain && !range) return false;
    const from = plain?.at ?? range?.start ?? 0;
    const to = plain ? plain.at + plain.node.nodeSize : (range?.end ?? 0);
    const quote = plain?.node ?? nodes.blockquote.create(null, state.doc.slice(from, to).content);
    const quotation = nodes.quotation.createChecked({ kind }, [quote, nodes.source.create()]);
    const $from = state.doc.resolve(from);
    if (!$from.parent.canReplaceWith($from.index(), state.doc.resolve(to).index(), nodes.quotation))
      return false;
    if (!dispatch) return true;
    const { tr } = state;
    tr.replaceWith(from, to, quotation);
    tr.setSelection(TextSelection.near(tr.doc.resolve(from + quotation.nodeSize - 2), -1));
    dispatch(tr.scrollIntoView());
    return true;
  };
}

/** Puts an empty paragraph before or after the block that ends or begins with no place for the caret. */
export function addParagraph(side: 'before' | 'after'): Command {
  return (state, dispatch) => {
    const { selection, tr } = state;
    const top = selection.$from.depth > 0 ? selection.$from.before(1) : selection.from;
    const block = state.doc.nodeAt(top);
    if (!block) return false;
    const at = side === 'before' ? top : top + block.nodeSize;
    tr.insert(at, nodes.paragraph.create());
    dispatch?.(tr.setSelection(TextSelection.create(tr.doc, at + 1)).scrollIntoView());
    return true;
  };
}

/** Deletes the block of the text with the caret, or the one that is chosen. */
export const deleteBlock: Command = (state, dispatch) => {
  const { selection, tr } = state;
  const top = selection.$from.depth > 0 ? selection.$from.before(1) : selection.from;
  const block = state.doc.nodeAt(top);
  if (!block) return false;
  if (state.doc.childCount === 1) tr.replaceWith(top, top + block.nodeSize, nodes.paragraph.create());
  else tr.delete(top, top + block.nodeSize);
  dispatch?.(tr.scrollIntoView());
  return true;
};
