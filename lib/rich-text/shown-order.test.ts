import { expect, test } from 'vitest';
import { EVERYTHING } from '@/lib/markdown/every-element.cases';
import { renderBody } from '@/lib/markdown/render';
import ar from '@/messages/ar.json';
import { openBody } from './open';
import { shownOrder } from './shown-order';
import { documentOf } from './write';

const shown = (markdown: string) => shownOrder(documentOf(openBody(markdown)).child(0), 'rtl');

test.each([
  ['F-35 أفضل من Su-57!', []],
  ['This is English.', [{ kind: 'direction', from: 0, to: 18, dir: 'ltr', lang: 'en' }]],
  ['تعلّم C++ ثم', [{ kind: 'isolate', from: 7, to: 10, element: 'bdi' }]],
  ['<p lang="fr" dir="ltr">Bonjour</p>', []],
])('%s', (markdown, expected) => {
  expect(shown(markdown)).toEqual(expected);
});

test('as many blocks run against the page as readers see', () => {
  const pictures = new Map(['map.png', 'a.png', 'b.png'].map((src) => [src, { src, width: 8, height: 6 }]));
  const { html } = renderBody(EVERYTHING, { direction: 'rtl', words: ar.Article, pictures });
  // Code has its own direction, and so have two passages and a link's address by their author.
  const blocks = [...html.matchAll(/<(?:p|h[2-4]|li|blockquote|dt|dd|figcaption)(?: [^>]*)? dir="ltr"/g)];
  const found = documentOf(openBody(EVERYTHING))
    .children.flatMap((block) => shownOrder(block, 'rtl'))
    .filter(({ kind }) => kind === 'direction');
  expect(found.length).toBe(blocks.length);
});
