/** Reads the inline content of a body's tree into the editor's schema. */
import type { Element, ElementContent } from 'hast';
import type { Mark, Node } from 'prosemirror-model';
import { hasOnly } from '@/lib/html/hast';
import { footnoteIdentifier } from '@/lib/markdown/write-inline';
import { schema } from './schema';

/** What the schema cannot hold exactly: its block is kept as it is. */
export class NotHeld extends Error {}

/** The number of a footnote by its identifier. */
export type NumberOf = (id: string) => number;

const PLAIN = new Set(['q', 'cite', 'del', 'mark', 'small', 'sub', 'sup', 'kbd', 'code']);
const TAGGED: Record<string, string> = { strong: 'strong', b: 'strong', em: 'em', i: 'em' };

/**
 * Reads inline nodes; line ends in the source become spaces.
 * @throws NotHeld
 */
export function readInline(nodes: readonly ElementContent[], numberOf: NumberOf): Node[] {
  const inline = trim(nodes.flatMap((node, index) => read(node, nodes[index - 1], [], numberOf)));
  for (const [index, node] of inline.entries()) if (isRepeated(node, inline[index - 1])) throw new NotHeld();
  return inline;
}

function read(
  node: ElementContent,
  before: ElementContent | undefined,
  marks: readonly Mark[],
  numberOf: NumberOf,
): Node[] {
  if (node.type === 'text') {
    // A line end after a break is part of it.
    const value = isBreak(before) ? node.value.replace(/^\n[\t ]*/, '') : node.value;
    const text = value.replace(/(?<![\t ])[\t ]*\n[\t ]*/g, ' ');
    return text === '' ? [] : [schema.text(text, marks)];
  }
  // Comments are dropped when a body is stored.
  if (node.type !== 'element') return [];
  if (isBreak(node)) return [schema.node('hard_break', null, undefined, marks)];
  const note = noteOf(node);
  if (note !== undefined) {
    if (note === '') throw new NotHeld();
    const mark = schema.mark('note_ref', { id: note });
    return [schema.text(String(numberOf(note)), mark.addToSet(marks))];
  }
  const mark = markOf(node);
  if (marks.some(({ type }) => type === mark.type)) throw new NotHeld();
  const inner = mark.addToSet(marks);
  const content = node.children.flatMap((child, index) =>
    read(child, node.children[index - 1], inner, numberOf),
  );
  if (content.length === 0) throw new NotHeld();
  return content;
}

function markOf(node: Element): Mark {
  const { tagName, properties } = node;
  const { lang = null, dir = null } = properties;
  const tag = TAGGED[tagName];
  if (tag && hasOnly(node)) return schema.mark(tag, { tag: tagName });
  if (PLAIN.has(tagName) && hasOnly(node)) return schema.mark(tagName);
  if ((tagName === 'span' || tagName === 'bdi') && hasOnly(node, 'lang', 'dir'))
    return schema.mark(tagName, { lang, dir });
  if (tagName === 'abbr' && hasOnly(node, 'title'))
    return schema.mark('abbr', { title: properties.title ?? null });
  if (tagName === 'a' && hasOnly(node, 'href') && properties.href !== undefined)
    return schema.mark('link', { href: String(properties.href) });
  throw new NotHeld();
}

/** The identifier of the footnote that an element refers to; '' where it has none of ours, undefined for any other element. */
function noteOf({ tagName, children: [link] }: Element): string | undefined {
  if (tagName !== 'sup' || link?.type !== 'element' || link.properties.dataFootnoteRef === undefined)
    return undefined;
  return footnoteIdentifier(String(link.properties.href).replace(/^#fn-/, ''));
}

function isBreak(node: ElementContent | undefined): boolean {
  return node?.type === 'element' && node.tagName === 'br' && hasOnly(node);
}

/** Two references to one footnote side by side would be one number. */
function isRepeated(node: Node, before: Node | undefined): boolean {
  const id = (one: Node | undefined) => one?.marks.find(({ type }) => type.name === 'note_ref')?.attrs.id;
  return before !== undefined && id(node) !== undefined && id(node) === id(before);
}

/** Without white space at the ends of a block, which no reader sees; no-break spaces stay. */
function trim(inline: Node[]): Node[] {
  const nodes = [...inline];
  for (const [at, space] of [
    [0, /^[ \t]+/],
    [-1, /(?<![ \t])[ \t]+$/],
  ] as const) {
    const node = nodes.at(at);
    if (!node?.isText) continue;
    const text = node.text?.replace(space, '') ?? '';
    const isCode = node.marks.some(({ type }) => type.name === 'code');
    if (isCode || text === node.text) continue;
    nodes.splice(at, 1, ...(text === '' ? [] : [schema.text(text, node.marks)]));
  }
  return nodes;
}

/** Whether nodes are inline content, and no blocks. */
export function isInline(node: ElementContent): boolean {
  if (node.type !== 'element') return true;
  return (
    node.tagName === 'br' || node.tagName === 'a' || node.tagName in schema.marks || node.tagName in TAGGED
  );
}
