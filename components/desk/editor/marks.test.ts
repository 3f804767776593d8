import { EditorState, TextSelection } from 'prosemirror-state';
import { expect, test } from 'vitest';
import { openBody } from '@/lib/rich-text/open';
import { bodyWriter, documentOf } from '@/lib/rich-text/write';
import { setLink, urlOf } from './marks';

test.each([
  ['https://a.example/مقال', '[https://a.example/مقال](https://a.example/%D9%85%D9%82%D8%A7%D9%84)'],
  ['a.example', '[a.example](https://a.example)'],
  ['https://a.example/b', '<https://a.example/b>'],
])('with nothing chosen %s stands as it was typed', (typed, expected) => {
  const opened = openBody('نص \n');
  const doc = documentOf(opened);
  let state = EditorState.create({ doc, selection: TextSelection.atEnd(doc) });
  setLink(urlOf(typed) ?? '', typed)(state, (tr) => {
    state = state.apply(tr);
  });
  expect(bodyWriter(opened, doc)(state.doc).markdown.trim()).toBe(`نص${expected}`);
});
