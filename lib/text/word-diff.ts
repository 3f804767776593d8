import { diffArrays } from 'diff';

/** A part of two texts: in both, in the earlier alone, or in the later alone. */
export interface DiffPart {
  kind: 'same' | 'removed' | 'added';
  text: string;
}

/**
 * Designations stay whole (S-400 → S-500 is one change), a word with its marks is one, and so is each sign, line end and run
 * of spaces.
 */
const TOKEN = /[\p{L}\p{M}\p{N}]+(?:[-‐‑./:][\p{L}\p{M}\p{N}]+)*|\n|[^\S\n]+|./gsu;

/** Longer edit scripts are no longer read: the texts are then different as wholes. */
const MAX_EDITS = 1_000;

/** The differences of two texts by words (Myers' algorithm); neighbours of one kind are one part. */
export function wordDiff(before: string, after: string): DiffPart[] {
  const parts = diffArrays(before.match(TOKEN) ?? [], after.match(TOKEN) ?? [], { maxEditLength: MAX_EDITS });
  if (!parts)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ];
  return parts.map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value.join(''),
  }));
}

/** In UTF-16 units, on either side of a change. */
const CONTEXT = 80;

/** Shortens what did not change to a few words around the changes, with an ellipsis where words are left out. */
export function withContext(parts: readonly DiffPart[]): DiffPart[] {
  return parts.map((part, index) => {
    if (part.kind !== 'same' || part.text.length <= 2 * CONTEXT) return part;
    const isFirst = index === 0;
    const isLast = index === parts.length - 1;
    const start = isFirst ? '' : cut(part.text.slice(0, CONTEXT), 'end');
    const end = isLast ? '' : cut(part.text.slice(-CONTEXT), 'start');
    return { kind: 'same', text: `${start}…${end}` };
  });
}

/** Drops the half word at the cut. */
function cut(text: string, at: 'start' | 'end'): string {
  return at === 'end' ? text.replace(/\S*$/, '') : text.replace(/^\S*/, '');
}
