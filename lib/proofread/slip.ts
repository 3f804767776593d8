import type { CheckedText, Word } from './checked-text';
import type { Edit, HouseStyle } from './finding';

/** A slip in the prose. Its fix is what stands there instead, or the changes within it; a warning has none. */
export interface Slip {
  start: number;
  end: number;
  fix?: string | Edit[];
}

export type Rule = (checked: CheckedText, house: HouseStyle) => Iterable<Slip>;

/** The slips at the matches of an expression; none where `fix` is null, a warning where it is undefined. */
export function* slipsAt(
  text: string,
  pattern: RegExp,
  fix: (match: RegExpExecArray) => string | null | undefined,
): Generator<Slip> {
  for (const match of text.matchAll(pattern)) {
    const fixed = fix(match as RegExpExecArray);
    const place = { start: match.index, end: match.index + match[0].length };
    if (fixed === undefined) yield place;
    else if (fixed !== null && fixed !== match[0]) yield { ...place, fix: fixed };
  }
}

/** The slips of single words: `change` is asked once for each word that occurs, and gives it as it should be, or null. */
export function* slipsInWords(
  words: readonly Word[],
  change: (word: Word) => string | null,
): Generator<Slip> {
  const changes = new Map<string, string | null>();
  for (const word of words) {
    let right = changes.get(word.raw);
    if (right === undefined) {
      right = change(word);
      changes.set(word.raw, right === word.raw ? null : right);
    }
    if (right !== null && right !== word.raw) yield { start: word.start, end: word.end, fix: right };
  }
}

/** The changes of a slip, without what stays the same at both ends of its fix. */
export function editsOf({ start, end, fix = [] }: Slip, text: string): Edit[] {
  if (typeof fix !== 'string') return fix;
  const found = text.slice(start, end);
  const most = Math.min(found.length, fix.length);
  let before = 0;
  while (before < most && found[before] === fix[before]) before += 1;
  let after = 0;
  while (after < most - before && found.at(-1 - after) === fix.at(-1 - after)) after += 1;
  return [{ start: start + before, end: end - after, text: fix.slice(before, fix.length - after) }];
}
