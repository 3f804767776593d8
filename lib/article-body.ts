import type { Element, ElementContent, Root } from 'hast';
import type { Root as MarkdownRoot } from 'mdast';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize, { type Options as Schema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import { countWords } from './arabic';
import { type Direction, textDirection } from './bidi';

/** A picture as a page shows it: its address, and its size in pixels so that nothing moves when it arrives. */
export interface Picture {
  src: string;
  width: number;
  height: number;
}

export interface BodyOptions {
  direction: Direction;
  /** Pictures by the `src` the Markdown gives; an image that is not here is left out. */
  pictures: ReadonlyMap<string, Picture>;
  words: { table: string; footnotes: string; footnoteBack: string };
}

export interface Body {
  /** Sanitised HTML: the elements of `schema` below, figures and scrolling tables, nothing else. */
  html: string;
  words: number;
}

const parser = unified().use(remarkParse).use(remarkGfm);

/** The `src` of every image of a Markdown body, with its line in that body (from 1). */
export function imagesIn(markdown: string): { src: string; line: number }[] {
  const found: { src: string; line: number }[] = [];
  visit(parser.parse(markdown) as MarkdownRoot, ['image', 'definition'], (node) => {
    if (node.type === 'image')
      found.push({ src: decodePath(node.url), line: node.position?.start.line ?? 1 });
  });
  return found;
}

/** Turns a Markdown body into the HTML that is stored and printed. Never throws on any text. */
export function renderBody(markdown: string, options: BodyOptions): Body {
  const processor = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype, {
      allowDangerousHtml: true,
      clobberPrefix: '',
      footnoteLabel: options.words.footnotes,
      footnoteBackLabel: options.words.footnoteBack,
    })
    .use(rehypeRaw)
    .use(rehypeSanitize, schema)
    .use(() => (tree: Root) => arrange(tree, options))
    .use(rehypeStringify);
  const tree = processor.runSync(processor.parse(markdown)) as Root;
  return { html: processor.stringify(tree), words: countWords(textOf(tree)) };
}

/** What an article may hold. No style, no class, no event handler, no frame, no form, no script. */
const schema: Schema = {
  tagNames: [
    ...[
      'p',
      'h1',
      'h2',
      'h3',
      'h4',
      'blockquote',
      'ul',
      'ol',
      'li',
      'dl',
      'dt',
      'dd',
      'hr',
      'br',
      'pre',
      'code',
    ],
    ...[
      'a',
      'strong',
      'b',
      'em',
      'i',
      'del',
      'mark',
      'sub',
      'sup',
      'abbr',
      'cite',
      'q',
      'bdi',
      'kbd',
      'span',
      'section',
    ],
    ...['figure', 'figcaption', 'img', 'table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  attributes: {
    '*': ['dir', 'lang'],
    a: ['href', 'id', 'ariaLabel', 'ariaDescribedBy', 'dataFootnoteRef', 'dataFootnoteBackref'],
    abbr: ['title'],
    h2: ['id'],
    img: ['src', 'alt', 'title'],
    li: ['id'],
    ol: ['start', 'reversed'],
    section: ['dataFootnotes'],
    td: ['colSpan', 'rowSpan'],
    th: ['colSpan', 'rowSpan', 'scope'],
  },
  protocols: { href: ['http', 'https', 'mailto', 'tel'] },
  ancestors: { li: ['ul', 'ol'], tr: ['table'], td: ['table'], th: ['table'], figcaption: ['figure'] },
  clobber: ['id', 'name'],
  clobberPrefix: 'note-',
  strip: ['script', 'style', 'iframe', 'object', 'form', 'template', 'noscript'],
};

const BLOCKS = new Set([
  'p',
  'h2',
  'h3',
  'h4',
  'li',
  'blockquote',
  'td',
  'th',
  'caption',
  'figcaption',
  'dt',
  'dd',
]);

function arrange(tree: Root, options: BodyOptions): void {
  placePictures(tree, options.pictures);
  makeFigures(tree);
  visit(tree, 'element', (node, index, parent) => {
    // The headline is the page's only h1.
    if (node.tagName === 'h1') node.tagName = 'h2';
    if (node.tagName === 'pre' || node.tagName === 'code') node.properties.dir = 'ltr';
    if (BLOCKS.has(node.tagName)) markDirection(node, options.direction);
    if (node.tagName === 'table' && parent && index !== undefined) {
      parent.children[index] = element('div', { className: ['scroll'], ...scrollable(options.words.table) }, [
        node,
      ]);
      return SKIP;
    }
  });
}

/** A table wider than the page scrolls inside itself, also by keyboard. */
function scrollable(label: string) {
  return { role: 'region', tabIndex: 0, ariaLabel: label };
}

function placePictures(tree: Root, pictures: BodyOptions['pictures']): void {
  visit(tree, { tagName: 'img' }, (node: Element, index, parent) => {
    const picture = pictures.get(decodePath(String(node.properties.src ?? '')));
    if (picture) {
      const { alt = '', title } = node.properties;
      node.properties = { ...picture, alt, title, loading: 'lazy', decoding: 'async' };
    } else if (parent && index !== undefined) {
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
  });
}

/** A paragraph that holds only a picture becomes a figure, its title the caption. */
function makeFigures(tree: Root): void {
  visit(tree, { tagName: 'p' }, (node: Element) => {
    const picture = onlyPicture(node);
    if (!picture) return;
    const { title, ...properties } = picture.properties;
    picture.properties = properties;
    node.tagName = 'figure';
    node.children = [picture];
    if (title) node.children.push(element('figcaption', {}, [{ type: 'text', value: String(title) }]));
  });
}

function onlyPicture(paragraph: Element): Element | undefined {
  const content = paragraph.children.filter((child) => child.type !== 'text' || child.value.trim() !== '');
  const [first] = content;
  return content.length === 1 && first?.type === 'element' && first.tagName === 'img' ? first : undefined;
}

/** A block that runs against the page gets its direction, and the language a screen reader should speak it in. */
function markDirection(node: Element, page: Direction): void {
  if (node.properties.dir) return;
  const direction = textDirection(textOf(node), page);
  if (direction === page) return;
  node.properties.dir = direction;
  node.properties.lang ??= direction === 'ltr' ? 'en' : 'ar';
}

/** The text of a tree, with a line between blocks so that their words do not run together. */
function textOf(node: Root | ElementContent): string {
  if (node.type === 'text') return node.value;
  if (!('children' in node)) return '';
  const text = node.children.map((child) => (child.type === 'doctype' ? '' : textOf(child))).join('');
  return node.type === 'element' && (BLOCKS.has(node.tagName) || node.tagName === 'br') ? `${text}\n` : text;
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

/** Markdown percent-encodes Arabic file names; the folder has them as written. */
function decodePath(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
