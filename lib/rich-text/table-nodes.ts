import type { Attrs, NodeSpec } from 'prosemirror-model';

/** Attributes of a cell as prosemirror-tables knows them. `colwidth` is its own: widths are not stored. */
const cellAttrs = { colspan: { default: 1 }, rowspan: { default: 1 }, colwidth: { default: null } };

function spansToDom({ colspan, rowspan }: Attrs): Record<string, number> {
  return { ...(colspan !== 1 && { colspan }), ...(rowspan !== 1 && { rowspan }) };
}

function spansFromDom(element: HTMLElement): Attrs {
  const { colSpan, rowSpan } = element as HTMLTableCellElement;
  return { colspan: colSpan || 1, rowspan: rowSpan || 1 };
}

/**
 * A table with its caption. Cells hold their words directly: with blocks in them prosemirror-tables takes the arrow to the left
 * for backward in every direction.
 */
export const tableNodes = {
  captioned: {
    content: 'caption table',
    group: 'block',
    isolating: true,
    parseDOM: [{ tag: 'div.scroll' }],
    toDOM: () => ['div', { class: 'scroll' }, 0],
  },
  table: {
    content: 'table_row+',
    tableRole: 'table',
    isolating: true,
    parseDOM: [{ tag: 'table' }],
    toDOM: () => ['table', ['tbody', 0]],
  },
  table_row: {
    content: '(table_cell | table_header)*',
    tableRole: 'row',
    parseDOM: [{ tag: 'tr' }],
    toDOM: () => ['tr', 0],
  },
  table_cell: {
    content: 'inline*',
    tableRole: 'cell',
    isolating: true,
    attrs: cellAttrs,
    parseDOM: [{ tag: 'td', getAttrs: spansFromDom }],
    toDOM: ({ attrs }) => ['td', spansToDom(attrs), 0],
  },
  table_header: {
    content: 'inline*',
    tableRole: 'header_cell',
    isolating: true,
    attrs: { ...cellAttrs, scope: { default: null } },
    parseDOM: [
      {
        tag: 'th',
        getAttrs: (element) => ({ ...spansFromDom(element), scope: element.getAttribute('scope') }),
      },
    ],
    toDOM: ({ attrs }) => ['th', { ...spansToDom(attrs), ...(attrs.scope && { scope: attrs.scope }) }, 0],
  },
} satisfies Record<string, NodeSpec>;
