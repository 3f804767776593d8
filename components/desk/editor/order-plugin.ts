import type { Node } from 'prosemirror-model';
import { Plugin, PluginKey } from 'prosemirror-state';
import { Decoration, DecorationSet } from 'prosemirror-view';
import { type ShownOrder, shownOrder } from '@/lib/rich-text/shown-order';
import type { Direction } from '@/lib/text/bidi';

/** What empty parts of figures ask for, and what a kept block is called: by the type of the node, behind that of its figure where they differ. */
export type Placeholders = Record<
  'caption' | 'credit' | 'source' | 'kept' | 'captioned caption' | 'gallery caption' | 'gallery credit',
  string
>;

interface Shown {
  page: Direction;
  set: DecorationSet;
}

const key = new PluginKey<Shown>('order');

/** Meta of a transaction that changes the direction of the page. */
export const PAGE_DIRECTION = 'page-direction';

/**
 * Shows directions and isolation as decorations: they are computed for readers, and are no part of what is stored or undone.
 * Only blocks that changed are computed again.
 */
export function orderPlugin(page: Direction, placeholders: Placeholders): Plugin<Shown> {
  return new Plugin<Shown>({
    key,
    state: {
      init: (_, { doc }) => ({ page, set: decorate(doc, page, placeholders) }),
      apply(tr, shown, { doc: before }, { doc }) {
        const turned: Direction | undefined = tr.getMeta(PAGE_DIRECTION);
        if (turned) return { page: turned, set: decorate(doc, turned, placeholders) };
        if (!tr.docChanged) return shown;
        const changed = changedBlocks(before, doc);
        const mapped = shown.set.map(tr.mapping, doc);
        if (!changed) return { ...shown, set: mapped };
        const stale = mapped
          .find(changed.from, changed.to)
          .filter(({ from, to }) => to > changed.from && from < changed.to);
        const fresh = changed.blocks.flatMap(({ node, at }) =>
          decorationsOf(node, at, shown.page, placeholders),
        );
        return { ...shown, set: mapped.remove(stale).add(doc, fresh) };
      },
    },
    props: {
      decorations: (state) => key.getState(state)?.set,
      attributes: (state) => ({ dir: key.getState(state)?.page ?? page }),
    },
  });
}

function decorate(doc: Node, page: Direction, placeholders: Placeholders): DecorationSet {
  const all: Decoration[] = [];
  doc.forEach((node, at) => void all.push(...decorationsOf(node, at, page, placeholders)));
  return DecorationSet.create(doc, all);
}

function decorationsOf(block: Node, at: number, page: Direction, placeholders: Placeholders): Decoration[] {
  const decorations = shownOrder(block, page).map((shown) => decoration(shown, at));
  const name = (node: Node, from: number, figure?: Node | null) => {
    const { type } = node;
    const [own, within] = [type.name, `${figure?.type.name} ${type.name}`] as (keyof Placeholders)[];
    const words = (within && placeholders[within]) ?? (own && placeholders[own]);
    if (words !== undefined && node.childCount === 0)
      decorations.push(Decoration.node(from, from + node.nodeSize, { 'data-placeholder': words }));
    return !node.isTextblock;
  };
  name(block, at);
  if (!block.isTextblock) block.descendants((node, offset, figure) => name(node, at + 1 + offset, figure));
  return decorations;
}

function decoration(shown: ShownOrder, at: number): Decoration {
  const [from, to] = [at + shown.from, at + shown.to];
  if (shown.kind === 'isolate') return Decoration.inline(from, to, { nodeName: shown.element, dir: 'ltr' });
  const { dir, lang } = shown;
  return Decoration.node(from, to, { dir, ...(lang && { lang }) });
}

/** The blocks between the first and the last that are not the same node in both documents. */
function changedBlocks(before: Node, doc: Node) {
  let start = 0;
  let from = 0;
  while (start < doc.childCount && doc.child(start) === before.maybeChild(start)) {
    from += doc.child(start).nodeSize;
    start += 1;
  }
  let end = doc.childCount;
  let to = doc.content.size;
  const longer = before.childCount - doc.childCount;
  while (end > start && end + longer > start && doc.child(end - 1) === before.maybeChild(end - 1 + longer)) {
    end -= 1;
    to -= doc.child(end).nodeSize;
  }
  if (start === end) return undefined;
  const blocks: { node: Node; at: number }[] = [];
  let at = from;
  for (let index = start; index < end; index += 1) {
    blocks.push({ node: doc.child(index), at });
    at += doc.child(index).nodeSize;
  }
  return { from, to, blocks };
}
