/** HTML for feed items: complete, with absolute URLs and an explicit direction, since readers show it anywhere. */
import type { Element, ElementContent, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import rehypeStringify from 'rehype-stringify';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { type Direction, elementOf, markTokens, textDirection } from '@/lib/text/bidi';
import { lineRuns } from '@/lib/text/line-runs';
import { element } from './hast';
import { isolateTokensInHtml } from './isolated-html';

interface FeedPage {
  /** Absolute URL of its page, the base of its links. */
  url: string;
  lang: string;
  dir: Direction;
}

interface LeadPicture {
  src: string;
  width: number;
  height: number;
  alt: string;
  caption: string;
  credit: string;
}

const processor = unified().use(rehypeParse, { fragment: true }).use(rehypeStringify).freeze();

/** An article: its picture, then its stored HTML (lib/markdown/render.ts). */
export function articleHtml(body: string, picture: LeadPicture | null, page: FeedPage): string {
  const tree = processor.parse(isolateTokensInHtml(body));
  const content = tree.children.filter((child) => child.type !== 'doctype');
  return stringify(picture ? [figureOf(picture), ...content] : content, page);
}

/** A comment: its paragraphs, each with the direction of most of its letters, or else the page's; quotations, and code left to right. */
export function commentHtml(text: string, page: FeedPage): string {
  const runs = text.split('\n\n').flatMap(lineRuns);
  const paragraphs = runs.map(({ kind, lines }) => {
    const whole = lines.join('\n');
    if (kind === 'code') return element('pre', { dir: 'ltr' }, [textNode(whole)]);
    const content = lines.flatMap((line, index) => [
      ...(index > 0 ? [element('br', {}, [])] : []),
      ...tokensOf(line),
    ]);
    const text = element('p', { dir: textDirection(whole, page.dir) }, content);
    return kind === 'quote' ? element('blockquote', {}, [text]) : text;
  });
  return stringify(paragraphs, page);
}

function tokensOf(line: string): ElementContent[] {
  return markTokens(line).map(({ text, kind }) =>
    kind.startsWith('ltr') ? element(elementOf(text), { dir: 'ltr' }, [textNode(text)]) : textNode(text),
  );
}

function stringify(content: ElementContent[], { url, lang, dir }: FeedPage): string {
  const tree: Root = { type: 'root', children: [element('div', { lang, dir }, content)] };
  visit(tree, 'element', ({ properties }) => {
    for (const name of ['href', 'src'] as const) {
      const address = properties[name];
      if (typeof address === 'string') properties[name] = absoluteUrl(address, url);
    }
    if (typeof properties.srcSet === 'string') properties.srcSet = absoluteSrcSet(properties.srcSet, url);
  });
  return processor.stringify(tree);
}

function figureOf({ src, width, height, alt, caption, credit }: LeadPicture): Element {
  const legend = [caption, credit].filter(Boolean).join(' ');
  const image = element('img', { src, width, height, alt }, []);
  return element('figure', {}, [image, ...(legend ? [element('figcaption', {}, [textNode(legend)])] : [])]);
}

/** `/media/a.webp 800w, /media/b.webp 1600w` */
function absoluteSrcSet(set: string, base: string): string {
  const ADDRESS = /(^|,\s*)([^\s,]+)/g;
  return set.replace(ADDRESS, (_, before: string, address: string) => before + absoluteUrl(address, base));
}

function absoluteUrl(address: string, base: string): string {
  return URL.canParse(address, base) ? new URL(address, base).href : address;
}

function textNode(value: string): ElementContent {
  return { type: 'text', value };
}
