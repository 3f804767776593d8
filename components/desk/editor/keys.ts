/** Keys of the editor. */
import {
  baseKeymap,
  chainCommands,
  createParagraphNear,
  exitCode,
  liftEmptyBlock,
  newlineInCode,
  selectNodeBackward,
  selectNodeForward,
  splitBlock,
  toggleMark,
} from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { undoInputRule } from 'prosemirror-inputrules';
import { keydownHandler } from 'prosemirror-keymap';
import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list';
import { type Command, NodeSelection, Plugin, TextSelection } from 'prosemirror-state';
import { goToNextCell, isInTable } from 'prosemirror-tables';
import { schema } from '@/lib/rich-text/schema';
import { around, setBlock, setQuotation, tickBox, toggleQuote } from './blocks';
import { goToFinding } from './finding-commands';
import { followNote, insertNote } from './insert';
import { toggleList } from './toggle-list';

const { nodes, marks } = schema;

/** What a panel or the toolbar does for a key. */
export type Ask = 'link' | 'help' | 'toolbar';

export function keyPlugins(ask: (what: Ask) => void): Plugin[] {
  const asks =
    (what: Ask): Command =>
    (_, dispatch) => {
      if (dispatch) ask(what);
      return true;
    };
  const own = keydownHandler({
    'Mod-b': toggleMark(marks.strong),
    'Mod-i': toggleMark(marks.em),
    'Mod-e': toggleMark(marks.code),
    'Mod-k': asks('link'),
    'Mod-z': undo,
    'Mod-y': redo,
    'Mod-Shift-z': redo,
    'Mod-Alt-0': setBlock(nodes.paragraph),
    'Mod-Alt-2': setBlock(nodes.heading, { level: 2 }),
    'Mod-Alt-3': setBlock(nodes.heading, { level: 3 }),
    'Mod-Alt-4': setBlock(nodes.heading, { level: 4 }),
    'Mod-Shift-7': toggleList(nodes.ordered_list),
    'Mod-Shift-8': toggleList(nodes.bullet_list),
    'Mod-Shift-9': toggleQuote,
    'Mod-Alt-q': setQuotation('quote'),
    'Mod-Alt-p': setQuotation('pull'),
    'Mod-Alt-f': chainCommands(followNote, insertNote),
    'Mod-]': sinkListItem(nodes.list_item),
    'Mod-[': liftListItem(nodes.list_item),
    'Mod-Enter': chainCommands(tickBox, exitCode, leaveFigure),
    F8: goToFinding(1),
    'Shift-F8': goToFinding(-1),
    'Mod-/': asks('help'),
    'Alt-F10': asks('toolbar'),
    'Shift-Enter': chainCommands(newlineInCode, insertBreak),
    // Only within a table: elsewhere Tab leaves the editor.
    Tab: chainCommands(goToNextCell(1), intoTable),
    'Shift-Tab': goToNextCell(-1),
    Enter: chainCommands(
      newlineInCode,
      nextCell,
      leaveFigure,
      splitListItem(nodes.list_item),
      createParagraphNear,
      liftEmptyBlock,
      splitBlock,
    ),
    // What a mark at a paragraph's start became is what was typed again: a dash is not always a list.
    Backspace: chainCommands(undoInputRule, selectAtomBefore),
    Delete: selectAtomAfter,
  });
  const base = keydownHandler(baseKeymap);
  return [
    new Plugin({ props: { handleKeyDown: (view, event) => own(view, withLatinKey(event)) } }),
    new Plugin({ props: { handleKeyDown: base } }),
    keepChosen,
  ];
}

/** Where a key writes two letters (لا on B), its name is no single one, so that shortcuts go by the place of the key. */
function withLatinKey(event: KeyboardEvent): KeyboardEvent {
  const { key, code, ctrlKey, metaKey, altKey, shiftKey, keyCode } = event;
  const isPair = (ctrlKey || metaKey) && key.length === 2 && /^Key[A-Z]$/.test(code) && !/^F\d/.test(key);
  if (!isPair) return event;
  const latin = { key: code.slice(3).toLowerCase(), code, ctrlKey, metaKey, altKey, shiftKey, keyCode };
  return new KeyboardEvent('keydown', latin);
}

const insertBreak: Command = (state, dispatch) => {
  if (!state.selection.$from.parent.inlineContent) return false;
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create(), true).scrollIntoView());
  return true;
};

/** Enter in a cell goes to the next; in the last one, below the table. */
const nextCell: Command = (state, dispatch, view) => {
  if (!isInTable(state)) return false;
  return goToNextCell(1)(state, dispatch, view) || leave(nodes.captioned)(state, dispatch, view);
};

/** From the caption of a table to its first cell. */
const intoTable: Command = (state, dispatch, view) => {
  const { $from } = state.selection;
  const isCaption = $from.parent.type === nodes.caption && $from.node(-1).type === nodes.captioned;
  return isCaption && leaveFigure(state, dispatch, view);
};

/** Enter in a caption goes to the credit, from there and from a source to the paragraph after the figure. */
const leaveFigure: Command = (state, dispatch, view) => {
  const { $from } = state.selection;
  const name = $from.parent.type.name;
  if (name === 'caption') {
    if (!dispatch) return true;
    const next = TextSelection.near(state.doc.resolve($from.after()), 1);
    dispatch(state.tr.setSelection(next).scrollIntoView());
    return true;
  }
  if (name === 'credit')
    return leave(nodes.gallery)(state, dispatch, view) || leave(nodes.picture)(state, dispatch, view);
  if (name === 'source') return leave(nodes.quotation)(state, dispatch, view);
  return name === 'code_block' ? exitCode(state, dispatch) : false;
};

function leave(type: (typeof nodes)[keyof typeof nodes]): Command {
  return (state, dispatch) => {
    const figure = around(state, type);
    if (!figure) return false;
    if (!dispatch) return true;
    const { tr } = state;
    const at = figure.at + figure.node.nodeSize;
    const next = state.doc.nodeAt(at);
    if (next?.type !== nodes.paragraph) tr.insert(at, nodes.paragraph.create());
    dispatch(tr.setSelection(TextSelection.create(tr.doc, at + 1)).scrollIntoView());
    return true;
  };
}

/** A block without a place for the caret is chosen before it is deleted: `joinBackward` would take it unseen. */
const selectAtomBefore: Command = (state, dispatch, view) =>
  besideAtom(state, -1) && selectNodeBackward(state, dispatch, view);
const selectAtomAfter: Command = (state, dispatch, view) =>
  besideAtom(state, 1) && selectNodeForward(state, dispatch, view);

function besideAtom({ selection, doc }: Parameters<Command>[0], side: -1 | 1): boolean {
  if (!(selection instanceof TextSelection) || !selection.empty) return false;
  const { $head } = selection;
  const isAtEdge = side < 0 ? $head.parentOffset === 0 : $head.parentOffset === $head.parent.content.size;
  if (!isAtEdge || $head.depth === 0) return false;
  const $at = doc.resolve(side < 0 ? $head.before() : $head.after());
  const beside = side < 0 ? $at.nodeBefore : $at.nodeAfter;
  return beside !== null && (beside.isAtom || beside.type.spec.isolating === true);
}

/** A letter does not replace a block that is chosen: it begins a paragraph after it. */
const keepChosen = new Plugin({
  props: {
    handleTextInput({ state: { selection, tr }, dispatch }, _from, _to, text) {
      if (!(selection instanceof NodeSelection) || !selection.node.isBlock) return false;
      const { $to, to } = selection;
      const index = $to.index();
      if (!$to.parent.canReplaceWith(index, index, nodes.paragraph)) return true;
      tr.insert(to, nodes.paragraph.create(null, schema.text(text)));
      dispatch(tr.setSelection(TextSelection.create(tr.doc, to + 1 + text.length)).scrollIntoView());
      return true;
    },
  },
});
