import { Fragment, type Node } from 'prosemirror-model';
import { expect, test } from 'vitest';
import { openBody } from './open';
import { offsetOf, placeOf } from './place';
import { schema } from './schema';
import { bodyWriter, documentOf } from './write';

const { nodes } = schema;

function open(markdown: string) {
  const opened = openBody(markdown);
  const doc = documentOf(opened);
  const write = bodyWriter(opened, doc);
  return { opened, doc, write };
}

const paragraph = (text: string) => nodes.paragraph.create(null, text ? schema.text(text) : null);
const withBlocks = (doc: Node, ...blocks: Node[]) => doc.copy(Fragment.from(blocks));

test('a block that moved keeps its source; an empty paragraph is only a place to write in', () => {
  const { doc, write } = open('* أول\n* ثان\n\n\nفقرة  بفراغين\n***\n');
  const [list, text, rule] = doc.children as [Node, Node, Node];
  expect(write(withBlocks(doc, text, rule, paragraph(''), list)).markdown).toBe(
    'فقرة  بفراغين\n***\n\n* أول\n* ثان\n',
  );
});

test('two lists that come to stand side by side stay two', () => {
  const { doc, write } = open('- أ\n\nبينهما\n\n- ب\n');
  const [one, , other] = doc.children as [Node, Node, Node];
  const { markdown } = write(withBlocks(doc, one, other));
  expect(markdown).toBe('- أ\n\n<!-- -->\n\n- ب\n');
  expect(open(markdown).doc.childCount).toBe(2);
  expect(open(markdown).write(open(markdown).doc).markdown).toBe(markdown);
});

test('a footnote that is put before another leaves the block of the other as it was', () => {
  const { doc, write } = open('أول\n\nثان *مائل*[^z] _هنا_\n\n[^z]: حاشية\n');
  const [first, second, note] = doc.children as [Node, Node, Node];
  const reference = schema.text('1', [schema.mark('note_ref', { id: '1' })]);
  const renumbered = second.copy(
    Fragment.from(second.children.map((node) => (node.text === '1' ? schema.text('2', node.marks) : node))),
  );
  const added = nodes.note.create({ id: '1' }, paragraph('جديدة'));
  const { markdown } = write(
    withBlocks(doc, first.copy(first.content.addToEnd(reference)), renumbered, note, added),
  );
  expect(markdown).toBe('أول[^1]\n\nثان *مائل*[^z] _هنا_\n\n[^z]: حاشية\n\n[^1]: جديدة\n');
});

test('a space at the end of a paragraph, or at its beginning, is not written', () => {
  const { doc, write } = open('فقرة\n');
  const strong = schema.text('قويّة ', [schema.mark('strong')]);
  expect(write(withBlocks(doc, paragraph(' أولى '), nodes.paragraph.create(null, strong))).markdown).toBe(
    'أولى\n\n**قويّة**\n',
  );
});

test('spaces at the ends of bold words stand beside them, as in copies from Word', () => {
  const { doc, write } = open('فقرة\n');
  const bold = (words: string, ...more: string[]) =>
    schema.text(
      words,
      ['strong', ...more].map((name) => schema.mark(name)),
    );
  const block = nodes.paragraph.create(null, [
    schema.text('نص من وورد'),
    bold(' ثخين '),
    schema.text('ثم'),
    bold(' كله', 'em'),
    bold(' ثخين'),
    schema.text('. '),
    schema.text(' رابط ', [schema.mark('link', { href: 'https://a.example/' })]),
    schema.text('هنا'),
  ]);
  const list = nodes.bullet_list.create(null, nodes.list_item.create(null, block));
  const line = 'نص من وورد **ثخين** ثم **_كله_ ثخين**. [ رابط ](https://a.example/)هنا';
  expect(write(withBlocks(doc, block, list)).markdown).toBe(`${line}\n\n- ${line}\n`);
});

test('a text that is emptied is empty', () => {
  const { doc, write } = open('فقرة\n');
  expect(write(withBlocks(doc, paragraph(''))).markdown).toBe('');
  expect(write(withBlocks(doc, paragraph('من جديد'))).markdown).toBe('من جديد\n');
});

test('what a fence says of its language stays when the code is changed', () => {
  const { doc, write } = open('```python title\na = 1\n```\n');
  const code = doc.child(0);
  expect(write(withBlocks(doc, code.copy(Fragment.from(schema.text('a = 2'))))).markdown).toBe(
    '```python title\na = 2\n```\n',
  );
});

test.each([
  ['فقرة أولى هنا\n\nثم **كلمة ثخينة** هنا\n\n- بند\n', 'كلمة ثخ'],
  ['كلمة ثم كلمة ثم كلمة\n\nآخر', 'كلمة ثم كلمة ثم'],
  ['- بند أول\n- بند ثان\n', 'بند ثا'],
])('the caret keeps its place from Markdown to the text and back: %j', (markdown, before) => {
  const { doc, opened, write } = open(markdown);
  const offset = markdown.indexOf(before) + before.length;
  const place = placeOf(offset, doc, opened);
  expect(doc.textBetween(0, place, '\n').endsWith(before)).toBe(true);
  expect(offsetOf(place, doc, write(doc))).toBe(offset);
});
