/** What was edited as Markdown: a block that nobody touched as the slice that it came from. */
import { Node } from 'prosemirror-model';
import { SEPARATOR } from '@/lib/markdown/separator';
import { stringify } from '@/lib/markdown/stringify';
import { blocks as toMdast } from '@/lib/markdown/write-blocks';
import { noteIdOf, withoutNumbers } from './footnotes';
import { withoutMarkedEdges } from './mark-edges';
import type { OpenedBody } from './open';
import { schema } from './schema';
import { blocksTree, isEmpty } from './to-tree';

export interface WrittenBody {
  markdown: string;
  /** Where each block of the document begins in it; an empty paragraph where the next does. */
  starts: number[];
}

/** The document of an opened body, never empty. */
export function documentOf({ blocks }: OpenedBody): Node {
  const nodes = blocks.map(({ node }) => Node.fromJSON(schema, node));
  return schema.node('doc', null, nodes.length > 0 ? nodes : [schema.node('paragraph')]);
}

/** A block that was opened, and where it stood. */
interface Origin {
  index: number;
  source: string;
}

/** What a block is written as, and which of the opened ones it can be. */
interface Written {
  text: string;
  origins: readonly Origin[];
}

/**
 * Writes the document of an opened body. Each block is written once, and again only when it changes, as ProseMirror's nodes are
 * shared between documents.
 */
export function bodyWriter(opened: OpenedBody, first: Node): (doc: Node) => WrittenBody {
  const known = new Map<string, { node: Node; origins: Origin[] }[]>();
  first.children.forEach((node, index) => {
    const source = opened.blocks[index]?.source;
    if (source === undefined) return;
    const plain = withoutNumbers(node);
    const alike = known.get(plain.textContent) ?? [];
    known.set(plain.textContent, alike);
    const same = alike.find((one) => one.node.eq(plain));
    if (same) same.origins.push({ index, source });
    else alike.push({ node: plain, origins: [{ index, source }] });
  });
  const cache = new WeakMap<Node, Written>();
  const writtenOf = (node: Node): Written => {
    const cached = cache.get(node);
    if (cached) return cached;
    const plain = withoutNumbers(node);
    const origins = known.get(plain.textContent)?.find((one) => one.node.eq(plain))?.origins ?? [];
    const written = { text: origins.length > 0 ? '' : markdownOf(node), origins };
    cache.set(node, written);
    return written;
  };
  return (doc) => join(doc, opened, writtenOf);
}

function join(doc: Node, opened: OpenedBody, writtenOf: (node: Node) => Written): WrittenBody {
  let markdown = '';
  let previous: { node: Node; index: number } | undefined;
  const starts: number[] = [];
  const skipped: number[] = [];
  doc.children.forEach((node, at) => {
    const { text, origins } = writtenOf(node);
    if (text === '' && origins.length === 0) {
      skipped.push(at);
      return;
    }
    const wanted = previous ? previous.index + 1 : 0;
    const origin = origins.find(({ index }) => index === wanted) ?? origins[0];
    const source = origin?.source ?? text;
    const isInPlace = origin?.index === wanted;
    if (isInPlace) markdown += opened.blocks[wanted]?.before ?? '';
    else if (previous) markdown += gap(previous.node, node, source);
    for (const empty of skipped.splice(0)) starts[empty] = markdown.length;
    starts[at] = markdown.length;
    markdown += source;
    // A block that is new stands beside none of the opened ones.
    previous = { node, index: origin?.index ?? Number.NaN };
  });
  for (const empty of skipped) starts[empty] = markdown.length;
  const isWhole = markdown !== '' || opened.blocks.length === 0;
  return { markdown: isWhole ? markdown + opened.after : '', starts };
}

/** An empty line; between two lists, and before what a list would take in, also a comment. */
function gap(before: Node, after: Node, source: string): string {
  const isList = before.type.isInGroup('list');
  const isMerged = before.type === after.type || /^(?: {4}|\t)/.test(source);
  return isList && isMerged ? `\n\n${SEPARATOR}\n\n` : '\n\n';
}

/** One block as Markdown; '' for an empty paragraph. */
function markdownOf(block: Node): string {
  if (block.type === schema.nodes.kept) return block.attrs.source;
  const node = withoutMarkedEdges(block);
  const references = new Set<string>();
  node.descendants((one) => void references.add(noteIdOf(one) ?? ''));
  if (node.type !== schema.nodes.note)
    return stringify({ type: 'root', children: toMdast(blocksTree([node]), references) }).trimEnd();
  const { id } = node.attrs;
  const children = toMdast(blocksTree(node.children.filter((one) => !isEmpty(one))), references);
  return stringify({
    type: 'root',
    children: [{ type: 'footnoteDefinition', identifier: id, label: id, children }],
  }).trimEnd();
}
