/** The blocks of a Markdown body, each with its slice of the source and the tree it renders as. */
import type { ElementContent, Root as Tree } from 'hast';
import type { Root, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import { makeFigures, makeQuotations } from '@/lib/html/body-figures';
import { markdownTree, parseMarkdown } from './render';
import { SEPARATOR } from './separator';

export interface SourceBlock {
  /** What stands between it and the block before. */
  before: string;
  source: string;
  /** Of a footnote's text. */
  note: string | null;
  /** As it is sanitized and arranged, without directions and ids of sections. */
  tree: ElementContent[];
  /** What the fences in it say behind their sign, in order. */
  infos: (string | null)[];
}

/** @returns the blocks in order, and what follows the last; joined they are the body again */
export function sourceBlocks(markdown: string): { blocks: SourceBlock[]; after: string } {
  const root = parseMarkdown(markdown);
  const definitions = root.children.filter(
    ({ type }) => type === 'footnoteDefinition' || type === 'definition',
  );
  const blocks: SourceBlock[] = [];
  let end = 0;
  for (const node of root.children) {
    if (node.type === 'html' && node.value === SEPARATOR) continue;
    const start = startOfLine(markdown, node.position?.start.offset ?? end, end);
    const before = markdown.slice(end, start);
    end = node.position?.end.offset ?? end;
    const source = markdown.slice(start, end);
    const note = node.type === 'footnoteDefinition' ? node.identifier : null;
    const content = node.type === 'footnoteDefinition' ? node.children : [node];
    blocks.push({ before, source, note, tree: render(content, definitions), infos: infosIn(node) });
  }
  return { blocks, after: markdown.slice(end) };
}

/** Indented code begins with its indentation. */
function startOfLine(markdown: string, start: number, end: number): number {
  let at = start;
  while (at > end && /[\t ]/.test(markdown.charAt(at - 1))) at -= 1;
  return at;
}

/** Renders some blocks of a body, which may refer to what others define. */
function render(content: readonly RootContent[], definitions: readonly RootContent[]): ElementContent[] {
  const others = definitions.filter((one) => !content.includes(one));
  const tree = markdownTree({ type: 'root', children: [...content, ...others] } as Root, {});
  makeFigures(tree);
  makeQuotations(tree);
  const nodes = tree.children as ElementContent[];
  return refersToNotes(content) ? withoutNotes(nodes) : nodes;
}

function refersToNotes(content: readonly RootContent[]): boolean {
  let refers = false;
  visit({ type: 'root', children: [...content] } as Root, 'footnoteReference', () => {
    refers = true;
  });
  return refers;
}

/** Without the section that ends a tree with references. */
function withoutNotes(nodes: ElementContent[]): Tree['children'] & ElementContent[] {
  const at = nodes.findLastIndex(({ type }) => type === 'element');
  return nodes.slice(0, at);
}

function infosIn(node: RootContent): (string | null)[] {
  const infos: (string | null)[] = [];
  visit(node, 'code', ({ lang, meta }) => {
    infos.push([lang, meta].filter(Boolean).join(' ') || null);
  });
  return infos;
}
