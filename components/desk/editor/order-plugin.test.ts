import { EditorState } from 'prosemirror-state';
import type { DecorationSet } from 'prosemirror-view';
import { expect, test } from 'vitest';
import { openBody } from '@/lib/rich-text/open';
import { documentOf } from '@/lib/rich-text/write';
import { orderPlugin, type Placeholders } from './order-plugin';

const names = [
  'caption',
  'credit',
  'source',
  'kept',
  'captioned caption',
  'gallery caption',
  'gallery credit',
];
const placeholders = Object.fromEntries(names.map((name) => [name, name])) as Placeholders;

/** The words of the empty parts of a body, in their order. */
function emptyParts(markdown: string): string[] {
  const plugin = orderPlugin('rtl', placeholders);
  const state = EditorState.create({ doc: documentOf(openBody(markdown)), plugins: [plugin] });
  const set = plugin.props.decorations?.call(plugin, state) as DecorationSet;
  const inOrder = set.find().sort((one, other) => one.from - other.from);
  const attributes = inOrder.map((one) => (one as unknown as { type: { attrs: object } }).type.attrs);
  return attributes.flatMap((attrs) =>
    'data-placeholder' in attrs ? [String(attrs['data-placeholder'])] : [],
  );
}

test.each([
  ['![أ](/media/a.jpg)', ['caption', 'credit']],
  [
    '![أ](/media/a.jpg)\n![ب](/media/b.jpg)',
    ['caption', 'credit', 'caption', 'credit', 'gallery caption', 'gallery credit'],
  ],
  ['| أ |\n| - |', ['captioned caption']],
])('the empty parts of %j say whose they are', (markdown, expected) => {
  expect(emptyParts(markdown)).toEqual(expected);
});
