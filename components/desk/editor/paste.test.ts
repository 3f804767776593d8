import { Slice } from 'prosemirror-model';
import { EditorState, TextSelection } from 'prosemirror-state';
import { expect, test } from 'vitest';
import { openBody } from '@/lib/rich-text/open';
import { bodyWriter, documentOf } from '@/lib/rich-text/write';
import { fitToPlace } from './paste';

/** The Markdown after blocks of another are pasted behind a word. */
function pasteBehind(word: string, markdown: string, pasted: string): string {
  const opened = openBody(markdown);
  const doc = documentOf(opened);
  let place = 0;
  doc.descendants((node, at) => {
    if (node.text?.includes(word)) place = at + node.text.indexOf(word) + word.length;
  });
  const state = EditorState.create({ doc, selection: TextSelection.create(doc, place) });
  const slice = fitToPlace(new Slice(documentOf(openBody(pasted)).content, 0, 0), state);
  return bodyWriter(opened, doc)(state.tr.replaceSelection(slice).doc).markdown;
}

const TABLE = '| أ | ب |\n| - | - |\n| جيم | دال |\n';

test('blocks pasted into a cell are lines of it, and the table stays whole', () => {
  const markdown = pasteBehind('جيم', TABLE, '## عنوان\n\nنص **ثخين**\n\n- بند\n');
  expect(markdown).toContain('جيمعنوان<br>\nنص <strong>ثخين</strong><br>\nبند</td><td>دال</td>');
  expect(markdown.match(/<table>/g)).toHaveLength(1);
});

test('a table pasted into a cell is handed on as one, to fill the cells from there', () => {
  const doc = documentOf(openBody(TABLE));
  const state = EditorState.create({ doc, selection: TextSelection.create(doc, 6) });
  expect(fitToPlace(new Slice(doc.content, 0, 0), state).content.firstChild?.type.name).toBe('table');
});

test('elsewhere blocks stay blocks', () => {
  expect(pasteBehind('نص', 'نص\n', 'أول\n\nثان\n')).toBe('نص\n\nأول\n\nثان\n');
});
