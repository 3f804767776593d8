/** Designations (names of models and systems), found by any of their spellings: S-500, S500, إس-500; SAMP/T, SAMP / T. */
import type { SearchWord } from './word';

/** Arabic spellings of the letters and short names before a number, folded. */
const SPELLED = new Map(
  Object.entries({
    اس: 's',
    اف: 'f',
    سو: 'su',
    ميغ: 'mig',
    ميج: 'mig',
    ميك: 'mig',
    تو: 'tu',
    بي: 'b',
    سي: 'c',
    كي: 'k',
    ار: 'r',
    ام: 'm',
    ان: 'an',
    تي: 't',
    دي: 'd',
    جي: 'g',
    اتش: 'h',
    يو: 'u',
    اكس: 'x',
    زد: 'z',
    في: 'v',
  }),
);
/** Spellings that are ordinary words too: before a number they count only with a sign between. */
const ALSO_WORDS = new Set(['ان', 'ام', 'في', 'بي', 'تي', 'دي', 'جي', 'ار', 'يو', 'تو']);

/** Separators within a designation. */
const TIE = /^[-‐‑–/.]$|^ \/ $|^$/u;
const SPACE = /^[ \u{A0}]$/u;
/** Most letters before a number across a space: the longest in use are three (MiG 29) and four (SAMP 2). */
const MAX_SPACED_LETTERS = 4;

/**
 * The designations in a text, built from its words: each with the offsets of all its parts, under one term.
 * @param asked whether the text is a query: then two adjacent parts may be one, however they are written
 */
export function designationsIn(text: string, words: readonly SearchWord[], asked: boolean): SearchWord[] {
  const found: SearchWord[] = [];
  const add = (start: number, end: number) => {
    const [first, last] = [words[start], words[end - 1]];
    const parts = words.slice(start, end);
    if (end === start + 1 && !isAscii(parts[0]?.folded ?? '')) return;
    const terms = designationTerms(parts.map(({ folded }) => SPELLED.get(folded) ?? folded).join(''));
    // A single word (S500) has its own term already, but F35A is an F-35 too.
    if (first && last && (end > start + 1 || terms.length > 1))
      found.push({
        start: first.start,
        end: last.end,
        folded: parts.map(({ folded }) => folded).join(' '),
        terms,
      });
  };
  let start = 0;
  while (start < words.length) {
    let end = start + 1;
    while (isTied(text, words[end - 1], words[end])) end += 1;
    add(start, end);
    if (asked && end === start + 1 && mayBeTied(text, words[start], words[end])) add(start, end + 1);
    start = end;
  }
  return found;
}

/** Whether a word continues the designation of the word before it. */
function isTied(text: string, before: SearchWord | undefined, word: SearchWord | undefined): boolean {
  // A number ends a designation: S-300/S-400 are two.
  if (!before || !word || !isAscii(word.folded) || /\d/.test(before.folded)) return false;
  const between = text.slice(before.end, word.start);
  const isNumber = /^\d/.test(word.folded);
  if (SPELLED.has(before.folded))
    return isNumber && (TIE.test(between) || (SPACE.test(between) && !ALSO_WORDS.has(before.folded)));
  if (!isLatin(before.folded)) return false;
  const [left, right] = [text.slice(before.start, before.end), text.slice(word.start, word.end)];
  if (!isNumber) return isLatin(word.folded) && TIE.test(between) && isUpper(left) && isUpper(right);
  return TIE.test(between) || (SPACE.test(between) && left.length <= MAX_SPACED_LETTERS && isCapital(left));
}

/** Whether two words of a query may be one designation, typed in lower case or with a space: s 500, samp t. */
function mayBeTied(text: string, before: SearchWord | undefined, word: SearchWord | undefined): boolean {
  if (!before || !word) return false;
  const between = text.slice(before.end, word.start);
  const isNumber = /^\d/.test(word.folded);
  if (!TIE.test(between) && !SPACE.test(between)) return false;
  if (SPELLED.has(before.folded)) return isNumber;
  return isLatin(before.folded) && (isNumber || isLatin(word.folded));
}

/** By the first letter, as a word is of one script. A fast path: most words of a text are not. */
function isAscii(folded: string): boolean {
  return folded.charCodeAt(0) < 0x80;
}

function isLatin(folded: string): boolean {
  return /^[a-z]+$/.test(folded);
}

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}

function isUpper(word: string): boolean {
  return !/\p{Ll}/u.test(word);
}

/** The terms of a designation; a variant is also found as its model: F-35A as F-35. */
function designationTerms(joined: string): string[] {
  const [, model] = /^([a-z]+\d+)[a-z]{1,2}$/.exec(joined) ?? [];
  return model ? [joined, model] : [joined];
}
