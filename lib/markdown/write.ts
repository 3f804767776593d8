/** Inverse of lib/markdown/render.ts: serializes a stored body as Markdown. */
import type { Element, ElementContent, Root as Tree } from 'hast';
import type { Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { BodyPicture } from '@/lib/html/body-figures';
import { element } from '@/lib/html/hast';
import type { BodyOptions } from '@/lib/html/render';
import { parseBody, type SourceOptions, toSourceTree } from '@/lib/html/to-source';
import { renderBody } from './render';
import { stringify } from './stringify';
import { blocks, rawHtml } from './write-blocks';
import { extractFootnotes } from './write-footnotes';

interface MarkdownOptions extends SourceOptions {
  words: BodyOptions['words'];
}

export interface MarkdownBody {
  markdown: string;
  /** It renders as the same HTML again, but for white space between blocks. */
  isSame: boolean;
}

/**
 * Serializes a stored body as Markdown, and verifies the round trip: one that would not render as the same is written as
 * raw HTML.
 */
export function writeMarkdown(html: string, options: MarkdownOptions): MarkdownBody {
  const markdown = stringify(toMdast(toSourceTree(html, options)));
  if (roundTrips(markdown, html, options)) return { markdown, isSame: true };
  const raw = toRawHtml(toSourceTree(html, options));
  return { markdown: raw, isSame: roundTrips(raw, html, options) };
}

function toMdast(tree: Tree): Root {
  const notes = extractFootnotes(tree);
  const known = new Set(notes.keys());
  const definitions = [...notes].map(
    ([identifier, content]): RootContent => ({
      type: 'footnoteDefinition',
      identifier,
      label: identifier,
      children: blocks(content, known),
    }),
  );
  return { type: 'root', children: [...blocks(tree.children as ElementContent[], known), ...definitions] };
}

/** One raw HTML block, in a `div`, which the sanitizer unwraps. */
function toRawHtml({ children }: Tree): string {
  return `${rawHtml(element('div', {}, children as ElementContent[]))}\n`;
}

function roundTrips(markdown: string, html: string, options: MarkdownOptions): boolean {
  const { direction, words } = options;
  const rendered = renderBody(markdown, { direction, words, pictures: picturesBySource(html, options) });
  return withoutLines(rendered.html) === withoutLines(html);
}

/** Pictures of a stored body with their sizes, by their `src` in the source. */
function picturesBySource(html: string, options: SourceOptions): Map<string, BodyPicture> {
  const pictures = new Map<string, BodyPicture>();
  visit(parseBody(html), { tagName: 'img' }, ({ properties }: Element) => {
    const { src, width, height } = properties;
    pictures.set(options.pictureAt(String(src)), {
      src: String(src),
      width: Number(width),
      height: Number(height),
    });
  });
  return pictures;
}

const BLOCK =
  '(?:p|h[2-4]|ul|ol|li|dl|dt|dd|blockquote|figure|figcaption|table|caption|thead|tbody|tr|th|td|pre|hr|section|div|label)';
/** White space with a newline, matched only from its start: else quadratic in the number of lines. */
const LINES = String.raw`(?<!\s)(?=[^\S\n]*\n)\s+`;
const SPACE = new RegExp(
  String.raw`${LINES}(?=</?${BLOCK}\b)|(?<=</?${BLOCK}(?:\s[^<>]*)?>)${LINES}|(?<!\s)\s+$`,
  'g',
);

function withoutLines(html: string): string {
  return html.replace(SPACE, '');
}
