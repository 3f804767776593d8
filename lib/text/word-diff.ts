import { diffArrays } from 'diff';
import { foldArabic } from './arabic';

/**
 * A part of two texts: in both, in the earlier alone, in the later alone; or in both with another spelling (hamza, vowel
 * marks, tatweel, capitals), where `before` is how the earlier spells it.
 */
export type DiffPart =
  | { kind: 'same' | 'removed' | 'added'; text: string }
  | { kind: 'spelling'; text: string; before: string };

/**
 * Designations stay whole (S-400 → S-500 is one change), a word with its marks is one, and so is each sign, line end and run
 * of spaces.
 */
const TOKEN = /[\p{L}\p{M}\p{N}]+(?:[-‐‑./:][\p{L}\p{M}\p{N}]+)*|\n|[^\S\n]+|./gsu;

/** The differences of two texts by words, with the words around each. */
export function changedWords(before: string, after: string): DiffPart[] {
  return withContext(wordDiff(before, after));
}

/** Longer edit scripts are no longer read: the texts are then different as wholes. */
const MAX_EDITS = 1_000;

/**
 * The differences of two texts by words (Myers' algorithm); neighbours of one kind are one part, and words that fold to the
 * same are a change of spelling.
 */
export function wordDiff(before: string, after: string): DiffPart[] {
  const parts = diffArrays(before.match(TOKEN) ?? [], after.match(TOKEN) ?? [], { maxEditLength: MAX_EDITS });
  if (!parts)
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ];
  const told: DiffPart[] = [];
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index];
    const next = parts[index + 1];
    if (part?.removed && next?.added) {
      told.push(...replaced(part.value, next.value));
      index += 1;
    } else if (part)
      told.push({
        kind: part.added ? 'added' : part.removed ? 'removed' : 'same',
        text: part.value.join(''),
      });
  }
  return told;
}

/** Tokens that stand in the place of others: one by one where there are as many, to tell respelled words from new ones. */
function replaced(before: readonly string[], after: readonly string[]): DiffPart[] {
  if (before.length !== after.length) return replacement(before.join(''), after.join(''));
  const isSpelling = after.map((token, index) => isRespelled(before[index] ?? '', token));
  const parts: DiffPart[] = [];
  for (let start = 0, end = 1; start < after.length; start = end, end += 1) {
    while (end < after.length && isSpelling[end] === isSpelling[start]) end += 1;
    parts.push(...replacement(before.slice(start, end).join(''), after.slice(start, end).join('')));
  }
  return parts;
}

function replacement(before: string, after: string): DiffPart[] {
  if (isRespelled(before, after)) return [{ kind: 'spelling', before, text: after }];
  return [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ];
}

/** Spaces and signs are no spelling. */
function isRespelled(before: string, after: string): boolean {
  return /\p{L}/u.test(after) && foldArabic(before) === foldArabic(after);
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
