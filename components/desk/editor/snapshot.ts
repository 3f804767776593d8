import { redoDepth, undoDepth } from 'prosemirror-history';
import type { MarkType } from 'prosemirror-model';
import { type EditorState, NodeSelection } from 'prosemirror-state';
import { isInTable } from 'prosemirror-tables';
import { schema } from '@/lib/rich-text/schema';
import { around } from './blocks';
import { countFindings } from './finding-commands';
import { type OpenFinding, openFinding } from './findings-plugin';
import { inText } from './in-text';

const { nodes, marks } = schema;

/** Where the caret is, as far as the toolbar shows it. */
export interface Snapshot {
  block: 'paragraph' | 'h2' | 'h3' | 'h4' | 'other';
  isStrong: boolean;
  isEm: boolean;
  isCode: boolean;
  isLink: boolean;
  list: 'bullet' | 'ordered' | null;
  hasBoxes: boolean;
  /** '' in a plain quotation. */
  quotation: 'quote' | 'pull' | '' | null;
  isInTable: boolean;
  isInPicture: boolean;
  isInNote: boolean;
  /** Whether a block is around the caret that ends or begins with no place for it. */
  isWalled: boolean;
  canUndo: boolean;
  canRedo: boolean;
  /** Of the proofreader: the one whose card is open, how many there are, how many are safe to mend at once. */
  finding: OpenFinding | null;
  findings: number;
  safe: number;
}

const WALLED = [
  nodes.picture,
  nodes.gallery,
  nodes.captioned,
  nodes.quotation,
  nodes.code_block,
  nodes.kept,
  nodes.rule,
];

export function snapshotOf(given: EditorState): Snapshot {
  const state = inText(given);
  const { parent } = state.selection.$from;
  const { all, safe } = countFindings(state);
  const list = around(state, nodes.bullet_list)
    ? 'bullet'
    : around(state, nodes.ordered_list)
      ? 'ordered'
      : null;
  const quotation = around(state, nodes.quotation)?.node.attrs.kind;
  return {
    block: parent.type === nodes.heading ? (`h${parent.attrs.level}` as 'h2') : blockName(parent.type.name),
    isStrong: isActive(state, marks.strong),
    isEm: isActive(state, marks.em),
    isCode: isActive(state, marks.code),
    isLink: isActive(state, marks.link),
    list,
    hasBoxes: (around(state, nodes.list_item)?.node.attrs.checked ?? null) !== null,
    quotation: quotation ?? (around(state, nodes.blockquote) ? '' : null),
    isInTable: isInTable(state),
    isInPicture: around(state, nodes.picture) !== undefined,
    isInNote: around(state, nodes.note) !== undefined,
    isWalled: WALLED.some((type) => around(state, type)) || state.selection instanceof NodeSelection,
    canUndo: undoDepth(state) > 0,
    canRedo: redoDepth(state) > 0,
    finding: openFinding(state),
    findings: all,
    safe,
  };
}

function blockName(name: string): 'paragraph' | 'other' {
  return name === 'paragraph' ? 'paragraph' : 'other';
}

function isActive({ selection, storedMarks, doc }: EditorState, type: MarkType): boolean {
  const { from, to, empty, $from } = selection;
  if (empty) return type.isInSet(storedMarks ?? $from.marks()) !== undefined;
  return doc.rangeHasMark(from, to, type);
}

export function isSameSnapshot(one: Snapshot, other: Snapshot): boolean {
  return (Object.keys(one) as (keyof Snapshot)[]).every((name) => one[name] === other[name]);
}
