import type { Node, NodeRange, NodeType } from 'prosemirror-model';
import { liftListItem, wrapInList } from 'prosemirror-schema-list';
import { type Command, TextSelection } from 'prosemirror-state';
import { schema } from '@/lib/rich-text/schema';
import { inText } from './in-text';

const { nodes } = schema;

/** Makes one list of the selected blocks, another kind of their list, or paragraphs of its items. */
export function toggleList(type: NodeType): Command {
  return (given, dispatch) => {
    const state = inText(given);
    const { $from, $to } = state.selection;
    const range = $from.blockRange($to);
    if (!range) return false;
    const list = listAround(range);
    if (list && list.node.type !== type) {
      dispatch?.(state.tr.setNodeMarkup(list.at, type));
      return true;
    }
    if (list) return liftListItem(nodes.list_item)(state, dispatch);
    const selected = range.parent.children.slice(range.startIndex, range.endIndex);
    if (selected.every((node) => node.type === nodes.paragraph)) return wrapInList(type)(state, dispatch);
    const isList = selected.every((node) => node.type === type);
    const items = isList ? [] : itemsOf(selected);
    // A footnote begins with a paragraph.
    if (!items || !range.parent.canReplaceWith(range.startIndex, range.endIndex, type)) return false;
    const blocks = isList
      ? selected.flatMap((one) => one.children.flatMap((item) => item.children))
      : [type.create(null, items)];
    const tr = state.tr.replaceWith(range.start, range.end, blocks);
    const end = tr.mapping.map(range.end);
    tr.setSelection(TextSelection.between(tr.doc.resolve(range.start), tr.doc.resolve(end)));
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

/** The innermost list that holds all of the range. */
function listAround({ $from, depth }: NodeRange): { node: Node; at: number } | undefined {
  for (let at = depth; at > 0; at -= 1)
    if ($from.node(at).type.isInGroup('list')) return { node: $from.node(at), at: $from.before(at) };
  return undefined;
}

/** Blocks as items: those of lists among them stay items, headings become words. Undefined where one can be none. */
function itemsOf(blocks: readonly Node[]): Node[] | undefined {
  const items: Node[] = [];
  for (const block of blocks) {
    if (block.type.isInGroup('list')) items.push(...block.children);
    else if (block.type === nodes.paragraph) items.push(nodes.list_item.create(null, block));
    else if (block.type === nodes.heading)
      items.push(nodes.list_item.create(null, nodes.paragraph.create(null, block.content)));
    else return undefined;
  }
  return items;
}
