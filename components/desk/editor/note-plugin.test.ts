import { history, undo } from 'prosemirror-history';
import { EditorState, TextSelection } from 'prosemirror-state';
import { expect, test } from 'vitest';
import { openBody } from '@/lib/rich-text/open';
import { schema } from '@/lib/rich-text/schema';
import { documentOf } from '@/lib/rich-text/write';
import { insertNote } from './insert';
import { notePlugin } from './note-plugin';

function open(markdown: string): EditorState {
  return EditorState.create({
    doc: documentOf(openBody(markdown)),
    plugins: [history(), notePlugin('–')],
  });
}

const NOTES = 'أول[^a] وثان[^b].\n\n[^a]: الأولى\n\n[^b]: الثانية\n';
const text = (state: EditorState) => state.doc.child(0).textContent;
const at = (state: EditorState, words: string) => state.doc.child(0).textContent.indexOf(words) + 1;

test('a footnote put before another moves its number up', () => {
  let state = open(NOTES);
  state = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 1)));
  insertNote(state, (tr) => {
    state = state.apply(tr);
  });
  expect(text(state)).toBe('1أول2 وثان3.');
  expect(state.doc.lastChild?.attrs.id).toBe('1');
  expect(state.selection.$from.node(1).type).toBe(schema.nodes.note);
  undo(state, (tr) => {
    state = state.apply(tr);
  });
  expect(state.doc.toJSON()).toEqual(open(NOTES).doc.toJSON());
});

test('a digit taken takes the reference, and numbers follow', () => {
  const state = open(NOTES);
  const place = at(state, '1');
  const after = state.applyTransaction(state.tr.delete(place, place + 1)).state;
  expect(text(after)).toBe('أول وثان1.');
});

test('a letter typed within a number goes behind it', () => {
  const state = open(NOTES);
  const place = at(state, '1');
  const marks = state.doc.nodeAt(place)?.marks ?? [];
  const after = state.applyTransaction(
    state.tr.replaceWith(place, place + 1, schema.text('ب1', marks)),
  ).state;
  expect(text(after)).toBe('أول1ب وثان2.');
  expect(after.doc.nodeAt(at(after, 'ب'))?.marks).toEqual([]);
});

test('a reference whose note was deleted goes', () => {
  const state = open(NOTES);
  const note = state.doc.child(0).nodeSize;
  const after = state.applyTransaction(state.tr.delete(note, note + state.doc.child(1).nodeSize)).state;
  expect(text(after)).toBe('أول وثان1.');
});
