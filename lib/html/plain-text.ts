import type { Root, RootContent } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';

const parser = unified().use(rehypeParse, { fragment: true }).freeze();

/** Elements set apart by an empty line, and by a line break. */
const PARAGRAPHS = new Set([
  'p',
  'div',
  'blockquote',
  'pre',
  'ul',
  'ol',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'table',
]);
const LINES = new Set(['li', 'tr', 'dt', 'dd', 'figcaption']);
const UNSEEN = new Set(['script', 'style', 'template', 'noscript', 'iframe', 'object', 'title']);

/**
 * Foreign HTML as plain text: line breaks where it is shown with one, a link's URL after its text unless the text
 * contains it. Text without markup comes back as it is. For our own HTML: lib/html/html-text.ts.
 */
export function plainText(html: string): string {
  if (!/[<&]/.test(html)) return html.trim();
  try {
    return textOfNode(parser.parse(html))
      .replace(/(?<![^\S\n])[^\S\n]+\n/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
  } catch (error) {
    // Stack overflow by thousands of nested elements: nothing a person wrote.
    if (error instanceof RangeError) return html.replace(/<[^<>]*>/g, '').trim();
    throw error;
  }
}

const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi;

/**
 * Decodes the character references of a foreign text that may hold markup of its own, such as a title: all that HTML
 * names, and numbers as HTML reads them. Once: `&amp;lt;` is `&lt;`. What HTML does not know is kept.
 */
export function decodeReferences(text: string): string {
  return text.replace(REFERENCE, (reference) => textOfNode(parser.parse(reference)));
}

/** Inverse of decodeReferences: a text that is read as it is. */
export function encodeReferences(text: string): string {
  return text.replace(REFERENCE, (reference) => `&amp;${reference.slice(1)}`);
}

function textOfNode(node: Root | RootContent): string {
  if (node.type === 'text') return node.value;
  if (node.type !== 'element' && node.type !== 'root') return '';
  const inner = () => node.children.map((child) => textOfNode(child)).join('');
  if (node.type === 'root') return inner();
  const { tagName, properties } = node;
  if (UNSEEN.has(tagName)) return '';
  if (tagName === 'br') return '\n';
  if (tagName === 'img') return String(properties.alt ?? '');
  if (PARAGRAPHS.has(tagName)) return `\n\n${inner()}\n\n`;
  if (LINES.has(tagName)) return `\n${inner()}\n`;
  const text = inner();
  return tagName === 'a' ? withAddress(text, String(properties.href ?? '')) : text;
}

function withAddress(text: string, href: string): string {
  if (!/^https?:\/\//i.test(href) || text.includes(href.replace(/^https?:\/\/|\/$/gi, ''))) return text;
  return `${text} (${href})`;
}
