import { AllSelection, type Command, EditorState, Selection, TextSelection } from 'prosemirror-state';
import { expect, test } from 'vitest';
import { openBody } from '@/lib/rich-text/open';
import { schema } from '@/lib/rich-text/schema';
import { bodyWriter, documentOf } from '@/lib/rich-text/write';
import { setQuotation, toggleQuote } from './blocks';
import { toggleList } from './toggle-list';

const { nodes } = schema;
const bullets = toggleList(nodes.bullet_list);
const numbers = toggleList(nodes.ordered_list);

/** The Markdown after commands on all of a text, chosen by Ctrl+A or by dragging over it. */
function onAll(markdown: string, isDragged: boolean, ...commands: Command[]): string {
  const opened = openBody(markdown);
  const doc = documentOf(opened);
  let state = EditorState.create({ doc });
  const { $from } = Selection.atStart(doc);
  const whole = isDragged ? TextSelection.between($from, Selection.atEnd(doc).$to) : new AllSelection(doc);
  state = state.apply(state.tr.setSelection(whole));
  for (const command of commands)
    command(state, (tr) => {
      state = state.apply(tr);
    });
  return bodyWriter(opened, doc)(state.doc).markdown.trim();
}

const LIST = '- أ\n- ب\n- ج';
const WORDS = 'أ\n\nب\n\nج';

test.each([
  ['paragraphs become a list', WORDS, [bullets], LIST],
  ['a list becomes paragraphs', LIST, [bullets], WORDS],
  ['there and back', WORDS, [numbers, numbers], WORDS],
  ['another kind of list', LIST, [numbers], '1. أ\n2. ب\n3. ج'],
  ['a list between paragraphs is one list with them', 'أ\n\n1. ب\n\nج', [bullets], LIST],
  ['a heading becomes an item', '## أ\n\nب\n\nج', [bullets], LIST],
  ['two lists of two kinds', 'أ\n\n- ب\n\n<!-- -->\n\n1. ج', [numbers], '1. أ\n2. ب\n3. ج'],
  ['a table is no item', `أ\n\n${'| ب |\n| - |'}`, [bullets], 'أ\n\n| ب |\n| - |'],
  ['a quotation of all', WORDS, [toggleQuote], '> أ\n>\n> ب\n>\n> ج'],
  ['and out of it', '> أ\n>\n> ب', [toggleQuote], 'أ\n\nب'],
  ['a quotation of a list', LIST, [toggleQuote], '> - أ\n> - ب\n> - ج'],
  ['a pull quote', 'أ\n\nب', [setQuotation('pull')], '> [!pull]\n> أ\n>\n> ب'],
])('%s', (_, markdown, commands, expected) => {
  expect(onAll(markdown, true, ...commands), 'dragged').toBe(expected);
  expect(onAll(markdown, false, ...commands), 'Ctrl+A').toBe(expected);
});

test('a footnote that begins with a paragraph stays one', () => {
  const opened = openBody('نص[^1]\n\n[^1]: أ\n\n    - ب');
  const doc = documentOf(opened);
  const [first, last] = [doc.child(0).nodeSize + 2, doc.content.size - 4];
  const state = EditorState.create({ doc, selection: TextSelection.create(doc, first, last) });
  expect(state.selection.$from.parent.textContent + state.selection.$to.parent.textContent).toBe('أب');
  expect(bullets(state)).toBe(false);
});

test('footnotes stay below the list that all of the text becomes', () => {
  const note = '\n\n[^1]: حاشية';
  expect(onAll(`أ[^1]\n\nب${note}`, false, bullets)).toBe(`- أ[^1]\n- ب${note}`);
});
