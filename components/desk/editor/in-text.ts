import { AllSelection, type EditorState, Selection, TextSelection } from 'prosemirror-state';
import { schema } from '@/lib/rich-text/schema';

/**
 * The state with its text selected where all of it is: `AllSelection` (Ctrl+A) stands in no block, so that no command finds one around
 * it. The footnotes at the end are no part of that: they cannot stand in a list.
 */
export function inText(state: EditorState): EditorState {
  const { doc, selection, tr } = state;
  if (!(selection instanceof AllSelection)) return state;
  let end = doc.content.size;
  for (const block of doc.children.toReversed()) {
    if (block.type !== schema.nodes.note) break;
    end -= block.nodeSize;
  }
  const { $from } = Selection.atStart(doc);
  const { $to } = Selection.near(doc.resolve(end), -1);
  return state.apply(tr.setSelection(TextSelection.between($from, $to)));
}
