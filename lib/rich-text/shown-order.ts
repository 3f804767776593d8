/** What a reader's page adds for the order of words, as places in a block: directions of blocks, isolated tokens. */
import type { Node } from 'prosemirror-model';
import { type Direction, elementOf, markTokens, textDirection } from '@/lib/text/bidi';

/** From the start of the block it was computed for. */
export type ShownOrder =
  | { kind: 'direction'; from: number; to: number; dir: Direction; lang?: 'ar' | 'en' }
  | { kind: 'isolate'; from: number; to: number; element: 'bdi' | 'bdo' };

/** Blocks that get a direction (lib/html/render.ts). Cells of a column keep one alignment. */
const DIRECTED = new Set([
  ...['paragraph', 'heading', 'blockquote', 'list_item', 'source', 'term', 'description'],
  ...['caption', 'credit'],
]);

/** @param page direction of the edition */
export function shownOrder(block: Node, page: Direction): ShownOrder[] {
  const shown: ShownOrder[] = [];
  const visit = (node: Node, at: number, parent: Node | null, around: Direction) => {
    let direction = around;
    if (DIRECTED.has(node.type.name) && !takesItsItems(node, parent)) {
      const { lang = null, dir = null } = node.attrs;
      direction = dir ?? textDirection(textOf(node, parent), page);
      if (!dir && direction !== page)
        shown.push({
          kind: 'direction',
          from: at,
          to: at + node.nodeSize,
          dir: direction,
          ...(!lang && { lang: direction === 'ltr' ? 'en' : 'ar' }),
        });
    }
    // Nothing within `dir="ltr"` is isolated.
    if (node.isTextblock) {
      if (!node.type.spec.code && direction !== 'ltr') shown.push(...isolated(node, at + 1));
    } else node.forEach((child, offset) => void visit(child, at + 1 + offset, node, direction));
  };
  visit(block, 0, null, page);
  return shown;
}

/** The words of a tight item are the item's own; a paragraph of a loose one has a direction of its own. */
function takesItsItems(node: Node, parent: Node | null): boolean {
  return parent?.type.name === 'list_item' && !parent.attrs.loose && parent.firstChild === node;
}

/** Caption and credit are one text. */
function textOf(node: Node, parent: Node | null): string {
  const name = node.type.name;
  const isCaption = parent !== null && (name === 'caption' || name === 'credit');
  const whole =
    isCaption && parent.type.name !== 'captioned'
      ? parent.children.filter(({ type }) => type.name === 'caption' || type.name === 'credit')
      : [node];
  return whole.map((one) => one.textBetween(0, one.content.size, '\n', '\n')).join(' ');
}

/** Tokens of a text block that the bidi algorithm would turn, run by run as lib/html/isolated-html.ts takes them. */
function isolated(block: Node, start: number): ShownOrder[] {
  const shown: ShownOrder[] = [];
  let before = '';
  block.forEach((node, offset) => {
    if (!node.isText) {
      before = '';
      return;
    }
    const text = node.text ?? '';
    if (!isIsolated(node)) {
      let at = start + offset - before.length;
      for (const [index, token] of markTokens(before + text).entries()) {
        const end = at + token.text.length;
        const isWhole = index > 0 || before === '';
        if (isWhole && (token.kind === 'ltr' || token.kind === 'ltr-nowrap'))
          shown.push({ kind: 'isolate', from: at, to: end, element: elementOf(token.text) });
        at = end;
      }
    }
    // Not by an expression: Chromium 156 finds no last character beyond U+FFFF by `[…]$`.
    before = Array.from(text.slice(-2)).at(-1) ?? '';
  });
  return shown;
}

function isIsolated(node: Node): boolean {
  return node.marks.some(
    ({ type, attrs }) => type.name === 'code' || type.name === 'bdi' || attrs.dir === 'ltr',
  );
}
