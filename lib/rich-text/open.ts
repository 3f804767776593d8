/** A Markdown body as the blocks that the editor shows. Runs on the server: parsing Markdown and HTML would be 119 KB more. */
import { Fragment, type Node } from 'prosemirror-model';
import { textOfTree } from '@/lib/html/hast';
import { type SourceBlock, sourceBlocks } from '@/lib/markdown/source-blocks';
import { readBlocks } from './read-blocks';
import { NotHeld, type NumberOf } from './read-inline';
import { schema } from './schema';
import { blocksTree } from './to-tree';

export interface OpenedBlock {
  /** What stands between it and the block before. */
  before: string;
  source: string;
  /** A node of the schema as JSON. */
  node: unknown;
}

/** As JSON between server and browser. */
export interface OpenedBody {
  blocks: OpenedBlock[];
  /** What follows the last block. */
  after: string;
}

/**
 * Opens a Markdown body. A block that the schema cannot hold exactly, or that would not be written as it was read, is a `kept`
 * block with its source.
 */
export function openBody(markdown: string): OpenedBody {
  const { blocks, after } = sourceBlocks(markdown);
  const numbers = new Map<string, number>();
  const numberOf: NumberOf = (id) => {
    const number = numbers.get(id) ?? numbers.size + 1;
    numbers.set(id, number);
    return number;
  };
  const nodes = new Map<SourceBlock, Node>();
  for (const block of blocks) if (block.note === null) nodes.set(block, read(block, numberOf));
  // References within notes count after those of the text, in the order of the notes.
  for (const id of numbers.keys()) {
    const block = blocks.find(({ note }) => note === id);
    if (block && !nodes.has(block)) nodes.set(block, read(block, numberOf));
  }
  return {
    blocks: blocks.map((block) => ({
      before: block.before,
      source: block.source,
      node: (nodes.get(block) ?? read(block, numberOf)).toJSON(),
    })),
    after,
  };
}

function read(block: SourceBlock, numberOf: NumberOf): Node {
  return held(block, numberOf) ?? schema.node('kept', { source: block.source, text: textOf(block) });
}

/** The node of a block; undefined where it is none exactly. */
function held({ tree, note, infos }: SourceBlock, numberOf: NumberOf): Node | undefined {
  // Numbers are given only where the block is taken.
  const wanted: string[] = [];
  const read = () =>
    readBlocks(tree, (id) => {
      wanted.push(id);
      return 1;
    });
  try {
    const nodes = read();
    const written = readBlocks(blocksTree(nodes), () => 1);
    if (!isSame(nodes, written) || (note === null && nodes.length !== 1)) return undefined;
    for (const id of wanted) numberOf(id);
    const numbered = withInfos(readBlocks(tree, numberOf), infos);
    const [node] = note === null ? numbered : [schema.node('note', { id: note }, startingWithText(numbered))];
    node?.check();
    return node;
  } catch (error) {
    // ProseMirror throws a RangeError at content that its schema refuses.
    if (error instanceof NotHeld || error instanceof RangeError) return undefined;
    throw error;
  }
}

function isSame(nodes: readonly Node[], others: readonly Node[]): boolean {
  return nodes.length === others.length && nodes.every((node, index) => others[index]?.eq(node));
}

function startingWithText(nodes: readonly Node[]): Node[] {
  return nodes[0]?.type.name === 'paragraph' ? [...nodes] : [schema.node('paragraph'), ...nodes];
}

/** Gives each block of code what its fence said. */
function withInfos(nodes: readonly Node[], infos: readonly (string | null)[]): Node[] {
  let next = 0;
  const visit = (node: Node): Node => {
    if (node.type.name === 'code_block') {
      const info = infos[next] ?? null;
      next += 1;
      return info === null ? node : schema.node('code_block', { info }, node.content);
    }
    return node.isTextblock || node.isLeaf ? node : node.copy(Fragment.from(node.children.map(visit)));
  };
  return infos.some((info) => info !== null) ? nodes.map(visit) : [...nodes];
}

function textOf({ tree }: SourceBlock): string {
  return tree.map(textOfTree).join('').trim();
}
