import { Plugin, TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';

/**
 * Arrow keys beside a line break, and in Firefox within a block: there prosemirror-view guesses an arrow's direction from the letters beside
 * it, so that the caret goes back and forth (ProseMirror/prosemirror#1351).
 */
export const arrowPlugin = new Plugin({
  props: {
    handleKeyDown(view, event) {
      if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return false;
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return false;
      const { selection } = view.state;
      if (!(selection instanceof TextSelection) || !selection.$cursor) return false;
      const isForward = (event.key === 'ArrowLeft') === (directionAt(view) === 'rtl');
      return overBreak(view, isForward) || (IS_FIREFOX && moveInBlock(view, event.key, isForward));
    },
  },
});

const IS_FIREFOX = typeof navigator !== 'undefined' && /Firefox\//.test(navigator.userAgent);

function directionAt(view: EditorView): string {
  const { node } = view.domAtPos(view.state.selection.from);
  const element = node instanceof Element ? node : node.parentElement;
  const block = element?.closest('p, h2, h3, h4, td, th, dt, dd, pre, div, figcaption, li') ?? view.dom;
  return getComputedStyle(block).direction;
}

function overBreak(view: EditorView, isForward: boolean): boolean {
  const { $from } = view.state.selection;
  const beside = isForward ? $from.nodeAfter : $from.nodeBefore;
  if (beside?.type.name !== 'hard_break') return false;
  const place = $from.pos + (isForward ? 1 : -1);
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, place)).scrollIntoView());
  return true;
}

/** At the edge of a block ProseMirror goes on. */
function moveInBlock(view: EditorView, key: string, isForward: boolean): boolean {
  const { $from } = view.state.selection;
  const edge = isForward ? $from.parent.content.size : 0;
  if ($from.parentOffset === edge) return false;
  view.dom.ownerDocument.getSelection()?.modify('move', key === 'ArrowLeft' ? 'left' : 'right', 'character');
  return true;
}
