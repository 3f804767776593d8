import type { Element, ElementContent, Root } from 'hast';
import rehypeSanitize, { type Options as Schema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
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
  /** Pictures by the `src` the source gives; an image that is not here is left out. */
  pictures: ReadonlyMap<string, Picture>;
  words: { table: string; footnotes: string; footnoteBack: string };
}

/** The body of an article as it is stored and printed, whatever it was written in. */
export interface Body {
  /** Sanitised HTML: the elements of `schema` below, figures and scrolling tables, nothing else. */
  html: string;
  words: number;
}

/** Leaves of a tree what an article may hold. */
export function sanitizeBody(tree: Root): Root {
  return unified().use(rehypeSanitize, schema).runSync(tree);
}

/** Makes the stored HTML of a sanitised tree. Changes the tree. */
export function finishBody(tree: Root, options: BodyOptions): Body {
  arrange(tree, options);
  const html = escapeAttributes(unified().use(rehypeStringify).stringify(tree));
  return { html, words: countWords(textOf(tree)) };
}

/** What the ids of a body begin with, so that they never meet those of the page. */
const ID_PREFIX = 'note-';

/** What an article may hold. No style, no class, no event handler, no frame, no form, no script; a ticked-off list. */
const schema: Schema = {
  tagNames: [
    ...[
      'p',
      'h1',
      'h2',
      'h3',
      'h4',
      'h5',
      'h6',
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
    ...['input', 'figure', 'figcaption', 'img', 'table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  attributes: {
    '*': ['dir', 'lang'],
    a: ['href', 'id', 'ariaLabel', 'ariaDescribedBy', 'dataFootnoteRef', 'dataFootnoteBackref'],
    abbr: ['title'],
    h2: ['id'],
    img: ['src', 'alt', 'title'],
    input: ['type', 'disabled', 'checked'],
    li: ['id'],
    ol: ['start', 'reversed'],
    section: ['dataFootnotes'],
    td: ['colSpan', 'rowSpan'],
    th: ['colSpan', 'rowSpan', 'scope'],
  },
  required: { input: { disabled: true } },
  protocols: { href: ['http', 'https', 'mailto', 'tel'] },
  ancestors: {
    li: ['ul', 'ol'],
    input: ['li'],
    tr: ['table'],
    td: ['table'],
    th: ['table'],
    figcaption: ['figure'],
  },
  clobber: ['id', 'ariaDescribedBy'],
  clobberPrefix: ID_PREFIX,
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

/** What within a list item no longer belongs to the line of its checkbox. */
const TASK_ENDS = new Set([...BLOCKS, 'ul', 'ol', 'dl', 'table', 'pre', 'section', 'hr']);

function arrange(tree: Root, options: BodyOptions): void {
  placePictures(tree, options.pictures);
  makeFigures(tree);
  labelCheckboxes(tree);
  visit(tree, 'element', (node, index, parent) => {
    // The headline is the page's only h1.
    if (node.tagName === 'h1') node.tagName = 'h2';
    if (node.tagName === 'h5' || node.tagName === 'h6') node.tagName = 'h4';
    if (node.tagName === 'a') followId(node);
    if (node.tagName === 'pre' || node.tagName === 'code') node.properties.dir = 'ltr';
    // The cells of a column stay aligned to one edge.
    const isCell = node.tagName === 'td' || node.tagName === 'th';
    if (BLOCKS.has(node.tagName) && !isCell) markDirection(node, options.direction);
    if (node.tagName === 'table' && parent && index !== undefined) {
      parent.children[index] = element('div', { className: ['scroll'], ...scrollable(options.words.table) }, [
        node,
      ]);
    }
  });
}

/** A link within the body follows the prefix that its target's id was given. */
function followId(link: Element): void {
  const { href } = link.properties;
  if (typeof href === 'string' && href.startsWith('#'))
    link.properties.href = `#${ID_PREFIX}${href.slice(1)}`;
}

/** A table wider than the page scrolls inside itself, also by keyboard. */
function scrollable(label: string) {
  return { role: 'region', tabIndex: 0, ariaLabel: label };
}

function placePictures(tree: Root, pictures: BodyOptions['pictures']): void {
  visit(tree, { tagName: 'img' }, (node: Element, index, parent) => {
    const picture = pictures.get(sourceOf(node));
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

/** The box of a task list is labelled by the text after it; any other input is left out, since a form needs a form. */
function labelCheckboxes(tree: Root): void {
  visit(tree, { tagName: 'input' }, (node: Element, index, parent) => {
    if (!parent || index === undefined) return;
    if (node.properties.type !== 'checkbox') {
      parent.children.splice(index, 1);
      return [SKIP, index];
    }
    const rest = parent.children.slice(index + 1) as ElementContent[];
    const block = rest.findIndex((child) => child.type === 'element' && TASK_ENDS.has(child.tagName));
    const text = block < 0 ? rest : rest.slice(0, block);
    parent.children.splice(index, 1 + text.length, element('label', {}, [node, ...text]));
    return [SKIP, index + 1];
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

/** A `<` in an attribute's value is text, but whoever looks for tags might take it for one; rehype leaves it there. */
function escapeAttributes(html: string): string {
  return html.replace(
    /<[a-z][^">]*(?:"[^"]*"[^">]*)*>/g,
    (tag) => `<${tag.slice(1).replaceAll('<', '&#x3C;')}`,
  );
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

/** An image's `src` as its file is called: Markdown percent-encodes Arabic names, the folder has them as written. */
export function sourceOf(image: Element): string {
  const url = String(image.properties.src ?? '');
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
