import type { Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';

/** Search engines and cards show no more of a description. */
const LENGTH = 200;

/** The beginning of stored HTML as one line of plain text, at most 200 characters, cut between words. */
export function textStart(html: string): string {
  const tree: Root = unified().use(rehypeParse, { fragment: true }).parse(html);
  const blocks = tree.children.map((child) => (child.type === 'doctype' ? '' : textOf(child)));
  const text = blocks.join(' ').replace(/\s+/g, ' ').trim();
  if (text.length <= LENGTH) return text;
  const end = text.lastIndexOf(' ', LENGTH - 1);
  // One endless word is cut inside it, but never inside a surrogate pair.
  const start = end > 0 ? text.slice(0, end) : text.slice(0, LENGTH - 1).replace(/\p{Cs}$/u, '');
  return `${start}…`;
}
