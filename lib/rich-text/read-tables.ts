/** Reads the tables of a body's source tree. */
import type { Element, ElementContent } from 'hast';
import type { Node } from 'prosemirror-model';
import { hasOnly, isSpace, withoutSpace } from '@/lib/html/hast';
import { NotHeld, type NumberOf, readInline } from './read-inline';
import { schema } from './schema';

/** @throws NotHeld */
export function readTable(table: Element, numberOf: NumberOf): Node {
  const parts = withoutSpace(table.children).map(elementOf);
  const [caption] = parts.filter(({ tagName }) => tagName === 'caption');
  if (caption && (!hasOnly(caption) || parts[0] !== caption)) throw new NotHeld();
  const rows = parts.filter((part) => part !== caption).flatMap(rowsOf);
  if (rows.length === 0) throw new NotHeld();
  return schema.node('captioned', null, [
    schema.node('caption', null, readInline(caption?.children ?? [], numberOf)),
    schema.node(
      'table',
      null,
      rows.map((row) => readRow(row, numberOf)),
    ),
  ]);
}

function elementOf(node: ElementContent): Element {
  if (node.type !== 'element') throw new NotHeld();
  return node;
}

function rowsOf(part: Element): Element[] {
  if (part.tagName === 'tr') return [part];
  if ((part.tagName !== 'thead' && part.tagName !== 'tbody') || !hasOnly(part)) throw new NotHeld();
  return withoutSpace(part.children).map(elementOf);
}

function readRow(row: Element, numberOf: NumberOf): Node {
  if (row.tagName !== 'tr' || !hasOnly(row)) throw new NotHeld();
  const cells = withoutSpace(row.children).map((node) => {
    const cell = elementOf(node);
    const isHeader = cell.tagName === 'th';
    if (!isHeader && cell.tagName !== 'td') throw new NotHeld();
    if (!hasOnly(cell, 'colSpan', 'rowSpan', ...(isHeader ? ['scope'] : []))) throw new NotHeld();
    const { colSpan = 1, rowSpan = 1, scope = null } = cell.properties;
    const spans = { colspan: Number(colSpan), rowspan: Number(rowSpan) };
    const words = readInline(wordsOf(cell), numberOf);
    return isHeader
      ? schema.node('table_header', { ...spans, scope }, words)
      : schema.node('table_cell', spans, words);
  });
  if (cells.length === 0) throw new NotHeld();
  return schema.node('table_row', null, cells);
}

function wordsOf({ children }: Element): ElementContent[] {
  return children.every(isSpace) ? [] : children;
}
