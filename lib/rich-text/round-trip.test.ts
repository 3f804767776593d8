/** Opening and saving a body in the editor changes no byte; a change of one block changes that block alone. */
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Fragment, type Node } from 'prosemirror-model';
import { expect, test } from 'vitest';
import { EVERYTHING } from '@/lib/markdown/every-element.cases';
import { parseSource } from '@/lib/markdown/parse';
import { markdownImages, renderBody } from '@/lib/markdown/render';
import { writeMarkdown } from '@/lib/markdown/write';
import { renderWordPressBody, wordPressImages } from '@/lib/wordpress/read/body';
import { parseWxr } from '@/lib/wordpress/read/wxr';
import ar from '@/messages/ar.json';
import { withoutMarkedEdges } from './mark-edges';
import { openBody } from './open';
import { schema } from './schema';
import { bodyWriter, documentOf } from './write';

const OPTIONS = { direction: 'rtl' as const, words: ar.Article };
const SIZE = { width: 800, height: 600 };

/** A Markdown body as the desk's form shows it once it was stored. */
function atDesk(markdown: string): string {
  const pictures = markdownImages(markdown).map(({ src }) => [src, { src, ...SIZE }] as const);
  return fromStored(renderBody(markdown, { ...OPTIONS, pictures: new Map(pictures) }).html);
}

function fromStored(html: string): string {
  return writeMarkdown(html, { ...OPTIONS, pictureAt: (src) => src }).markdown;
}

function fromWordPress(source: string): string {
  const images = wordPressImages(source).map(
    ({ src }) => [src, { src: '/media/a.jpg', ...SIZE, alt: '', caption: '' }] as const,
  );
  return fromStored(renderWordPressBody(source, { ...OPTIONS, images: new Map(images) }).html);
}

const folder = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const DEMO = folder('../../db/demo');
const SHARED = folder('../../../shared');

function markdownIn(where: string): [string, string][] {
  if (!existsSync(where)) return [];
  return readdirSync(where)
    .filter((name) => name.endsWith('.md') && name !== 'authors.md')
    .flatMap((name): [string, string][] => {
      const source = parseSource(readFileSync(path.join(where, name), 'utf8'));
      if (source.kind !== 'article') return [];
      const { markdown } = source.article;
      return [
        [name, markdown],
        [`${name} at the desk`, atDesk(markdown)],
      ];
    });
}

async function postsIn(file: string): Promise<[string, string][]> {
  const found: [string, string][] = [];
  if (!existsSync(file)) return found;
  for await (const { thing } of parseWxr(createReadStream(file)))
    if (thing.kind === 'post' && thing.content.trim() !== '')
      found.push([`${path.basename(file)}: ${thing.title}`, fromWordPress(thing.content)]);
  return found;
}

const bodies: [string, string][] = [
  ['every element, as it is typed', EVERYTHING],
  ['every element, at the desk', atDesk(EVERYTHING)],
  ...markdownIn(DEMO),
  ...markdownIn(path.join(SHARED, 'seed/articles')),
];
const cases = path.join(SHARED, 'cases');
const exports = existsSync(cases) ? readdirSync(cases).filter((name) => name.endsWith('.xml')) : [];
for (const file of [
  path.join(SHARED, 'seed/wordpress.xml'),
  ...exports.map((name) => path.join(cases, name)),
])
  bodies.push(...(await postsIn(file)));

function open(markdown: string) {
  const opened = openBody(markdown);
  const doc = documentOf(opened);
  return { opened, doc, write: bodyWriter(opened, doc) };
}

test.each(bodies)(
  '%s keeps every byte, and a change of one block changes that block alone',
  (_, markdown) => {
    const { doc, opened, write } = open(markdown);
    doc.check();
    expect(write(doc).markdown).toBe(markdown);
    // As it is after a letter was typed and undone: other nodes that say the same.
    expect(write(schema.nodeFromJSON(doc.toJSON())).markdown).toBe(markdown);
    doc.forEach((block, _, index) => {
      const changed = withLetter(block);
      if (!changed) return;
      const { markdown: written } = write(doc.copy(doc.content.replaceChild(index, changed)));
      for (const [at, { source }] of opened.blocks.entries())
        if (at !== index) expect(written).toContain(source);
    });
  },
);

test.each(bodies)('%s says the same when every block is written anew', (_, markdown) => {
  const { doc, opened } = open(markdown);
  const anew = bodyWriter({ ...opened, blocks: [] }, doc)(doc).markdown;
  // But for the spaces at the ends of bold words, which are written beside them.
  expect(documentOf(openBody(anew)).toJSON()).toEqual(withoutMarkedEdges(doc).toJSON());
});

test('what the schema cannot hold is kept with its source', () => {
  const kept = openBody(EVERYTHING)
    .blocks.filter(({ node }) => (node as { type: string }).type === 'kept')
    .map(({ source }) => source.slice(0, 12));
  expect(kept).toEqual(['فقرة فيها **', 'نص ![صغيرة](', '<figure clas']);
});

/** The block with a letter more in its first text. */
function withLetter(node: Node): Node | undefined {
  if (node.isText) return schema.text(`${node.text}ب`, node.marks);
  for (const [index, child] of node.children.entries()) {
    const changed = withLetter(child);
    if (changed) return node.copy(Fragment.from(node.children).replaceChild(index, changed));
  }
  return undefined;
}
