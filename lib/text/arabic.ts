/** Normalization of Arabic text (the folded key of search and names), word and grapheme counts, reading time. */

/**
 * Words an adult reads in a minute: Brysbaert (2019) scaled to Arabic gives about 217, rounded down for vowel
 * marks and foreign names.
 */
export const WORDS_PER_MINUTE = 200;

/** Letters that typists interchange, each row folded to one of them. */
const LETTER_FOLDS = new Map(
  ['أإآٱ=ا', 'ىیئ=ي', 'ؤ=و', 'ة=ه', 'کگ=ك', 'پ=ب', 'چ=ج', 'ڤ=ف'].flatMap((row) => {
    const [from = '', to = ''] = row.split('=');
    return Array.from(from, (letter) => [letter, to] as const);
  }),
);
const FOLDABLE = new RegExp(`[${[...LETTER_FOLDS.keys()].join('')}]`, 'gu');

/** Controls, format characters, Hangul fillers and the like, the blank Braille cell; not white space. */
const INVISIBLE = /(?!\s|\u{85})[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Cs}\u{2800}]|\u{FEFF}/gu;
/** U+06E5 and U+06E6 are the Quranic small waw and yeh: letters to Unicode, marks to a reader. */
const MARK_OR_TATWEEL = /[\p{M}\u{640}\u{6E5}\u{6E6}]/gu;
const ARABIC_INDIC_DIGIT = /[\u{660}-\u{669}\u{6F0}-\u{6F9}]/gu;

// S-500, SAMP/T, عبد-الله and O’Connor count as one word each; so does a word with a ZWNJ inside.
const UNSEEN = String.raw`\p{Default_Ignorable_Code_Point}`;
const WORD_PART = String.raw`[\p{L}\p{N}][\p{L}\p{N}\p{M}${UNSEEN}]*`;
const WORD = new RegExp(String.raw`${WORD_PART}(?:[\-’'./]${UNSEEN}*${WORD_PART})*`, 'gu');

const GRAPHEMES = new Intl.Segmenter('ar', { granularity: 'grapheme' });

/**
 * Comparison key of names: the folded text with everything but letters and digits removed, so that احمد cannot
 * impersonate أحمد. Empty for a name without either.
 */
export function nameKey(name: string): string {
  return foldArabic(name).replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * Folds a plain text to its search and duplicate key: NFKC, no invisibles, tatweel
 * or marks, lower case, letters folded, digits 0-9, white space collapsed and trimmed. Idempotent.
 */
export function foldArabic(text: string): string {
  // Invisibles go before NFKC, so that they cannot keep a letter and its mark apart; lower-casing comes
  // before the marks go, because İ becomes i and a mark.
  const bare = removeMarks(removeInvisibles(text).normalize('NFKC').toLowerCase());
  return toWesternDigits(bare)
    .replace(FOLDABLE, (letter) => LETTER_FOLDS.get(letter) ?? letter)
    .normalize('NFKC')
    .replace(/[\s\u{85}]+/gu, ' ')
    .trim();
}

/** Removes characters without a glyph (controls, joiners, directional marks, fillers); white space stays. */
export function removeInvisibles(text: string): string {
  return text.replace(INVISIBLE, '');
}

/** Removes combining marks and tatweel. Expects NFC or NFKC, or é loses its accent. */
export function removeMarks(text: string): string {
  return text.replace(MARK_OR_TATWEEL, '');
}

/** Converts ٠-٩ and ۰-۹ to 0-9. */
export function toWesternDigits(text: string): string {
  return text.replace(ARABIC_INDIC_DIGIT, westernDigit);
}

function westernDigit(digit: string): string {
  // Both digit rows start at a multiple of 16 (U+0660, U+06F0), so the low four bits are the value.
  return String((digit.codePointAt(0) ?? 0) & 0xf);
}

/** Number of words in a plain text: runs of letters, digits and marks; `S-500` and `SAMP/T` are one each. */
export function countWords(text: string): number {
  return text.match(WORD)?.length ?? 0;
}

/** Reading time in whole minutes, at least 1. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / WORDS_PER_MINUTE));
}

/** In UTF-16 units. The longest in use, a family of four with skin tones, has 19. */
const MAX_GRAPHEME_LENGTH = 32;

/**
 * Number of graphemes: محمّد has 4, and a family emoji is 1. Unicode bounds no cluster (a thousand emoji, each joined to
 * the next), so one beyond MAX_GRAPHEME_LENGTH counts for as many as would fit into it, or a limit in graphemes could be
 * evaded.
 */
export function countGraphemes(text: string): number {
  let count = 0;
  for (const { segment } of GRAPHEMES.segment(text)) count += Math.ceil(segment.length / MAX_GRAPHEME_LENGTH);
  return count;
}
