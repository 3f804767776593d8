import type { Root } from 'hast';
import { toString as textOf } from 'hast-util-to-string';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';

/** Search engines and cards of social networks show no more of a description. */
const DESCRIPTION = 200;

/** The beginning of stored HTML as one line of plain text of so many characters at most, cut between words. */
export function textStart(html: string, longest = DESCRIPTION): string {
  const tree: Root = unified().use(rehypeParse, { fragment: true }).parse(html);
  const blocks = tree.children.map((child) => (child.type === 'doctype' ? '' : textOf(child)));
  const text = blocks.join(' ').replace(/\s+/g, ' ').trim();
  if (text.length <= longest) return text;
  const end = text.lastIndexOf(' ', longest - 1);
  // One endless word is cut inside it, but never inside a surrogate pair.
  const start = end > 0 ? text.slice(0, end) : text.slice(0, longest - 1).replace(/\p{Cs}$/u, '');
  return `${start}…`;
}
