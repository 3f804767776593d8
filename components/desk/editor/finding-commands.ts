/** How many findings there are, and what is done with them. */
import { closeHistory } from 'prosemirror-history';
import { type Command, type EditorState, TextSelection, type Transaction } from 'prosemirror-state';
import {
  findingOf,
  findingsInOrder,
  findingsKey,
  type OpenFinding,
  opened,
  openFinding,
  type Told,
} from './findings-plugin';

/** How many findings there are, and how many of them are safe to mend at once. */
export function countFindings(state: EditorState): { all: number; safe: number } {
  const found = findingsInOrder(state);
  return { all: found.length, safe: found.filter((one) => findingOf(one).level === 'fix').length };
}

/** Goes to the finding after or before the selection, round the end of the text, and opens its card. */
export function goToFinding(step: 1 | -1): Command {
  return (state, dispatch) => {
    const found = findingsInOrder(state);
    const { from, to } = findingsKey.getState(state)?.open ?? state.selection;
    const next =
      step > 0
        ? (found.find((one) => one.from > from || (one.from === from && one.to > to)) ?? found[0])
        : (found.findLast((one) => one.from < from) ?? found.at(-1));
    if (!next) return false;
    dispatch?.(
      state.tr
        .setSelection(TextSelection.create(state.doc, next.from, next.to))
        .setMeta(findingsKey, { is: 'opened', open: opened(next, true) } satisfies Told)
        .scrollIntoView(),
    );
    return true;
  };
}

/** Closes the card. */
export const closeFinding: Command = (state, dispatch) => {
  if (!findingsKey.getState(state)?.open) return false;
  dispatch?.(state.tr.setMeta(findingsKey, { is: 'opened', open: null } satisfies Told));
  return true;
};

/** Leaves what the open card is about, here and wherever it stands. */
export const leaveFinding: Command = (state, dispatch) => {
  const open = openFinding(state);
  if (!open) return false;
  dispatch?.(state.tr.setMeta(findingsKey, { is: 'left', finding: open.finding } satisfies Told));
  return true;
};

/** Makes the change of the open card; the caret goes behind it. */
export const mendFinding: Command = (state, dispatch) => {
  const open = openFinding(state);
  if (!open || open.finding.fix === undefined) return false;
  if (!dispatch) return true;
  const tr = closeHistory(state.tr);
  mend(tr, open);
  tr.setSelection(TextSelection.create(tr.doc, tr.mapping.map(open.to)));
  dispatch(tr.scrollIntoView());
  return true;
};

/** Makes all changes that are safe, as one step of the history. */
export const mendAllSafe: Command = (state, dispatch) => {
  const safe = findingsInOrder(state).filter((one) => findingOf(one).level === 'fix');
  if (safe.length === 0) return false;
  if (!dispatch) return true;
  const tr = closeHistory(state.tr);
  for (const one of safe.reverse()) mend(tr, opened(one, false));
  dispatch(tr);
  return true;
};

/** From the last change to the first, so that the places before them hold. Marks stay as they are. */
function mend(tr: Transaction, open: OpenFinding): void {
  for (const { from, to, text } of [...open.finding.edits].reverse()) {
    const [start, end] = [open.from + from, open.from + to];
    if (text === '') tr.delete(start, end);
    else tr.insertText(text, start, end);
  }
}
