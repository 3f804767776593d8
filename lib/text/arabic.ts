/** Rules about Arabic words: the folded search key, word and letter counts, reading time. */

/**
 * Words an adult reads in a minute: Brysbaert (2019) scaled to Arabic gives about 217, rounded down for vowel
 * marks and foreign names (research/arabic.md section 8).
 */
export const WORDS_PER_MINUTE = 200;

/** Letters that hurried typists swap, each row to one of them (research/arabic.md section 1 item 1). */
const LETTER_FOLDS = new Map(
  ['أإآٱ=ا', 'ىیئ=ي', 'ؤ=و', 'ة=ه', 'کگ=ك', 'پ=ب', 'چ=ج', 'ڤ=ف'].flatMap((row) => {
    const [from = '', to = ''] = row.split('=');
    return Array.from(from, (letter) => [letter, to] as const);
  }),
);
const FOLDABLE = new RegExp(`[${[...LETTER_FOLDS.keys()].join('')}]`, 'gu');

/** Controls, format characters, Hangul fillers and the like, the blank Braille cell; white space stays. */
const INVISIBLE = /(?!\s|\u{85})[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Cs}\u{2800}]|\u{FEFF}/gu;
/** U+06E5 and U+06E6 are the Quranic small waw and yeh: letters to Unicode, marks to a reader. */
const MARK_OR_TATWEEL = /[\p{M}\u{640}\u{6E5}\u{6E6}]/gu;
const ARABIC_INDIC_DIGIT = /[\u{660}-\u{669}\u{6F0}-\u{6F9}]/gu;

// S-500, SAMP/T, عبد-الله and O’Connor are one word each to a reader; so is a word with a ZWNJ inside.
const UNSEEN = String.raw`\p{Default_Ignorable_Code_Point}`;
const WORD_PART = String.raw`[\p{L}\p{N}][\p{L}\p{N}\p{M}${UNSEEN}]*`;
const WORD = new RegExp(String.raw`${WORD_PART}(?:[\-’'./]${UNSEEN}*${WORD_PART})*`, 'gu');

const GRAPHEMES = new Intl.Segmenter('ar', { granularity: 'grapheme' });

/**
 * The key under which two names count as one person: the folded text with everything but letters and digits
 * removed, so that احمد cannot pass for أحمد (research/arabic.md section 2). Empty for a name without either.
 */
export function nameKey(name: string): string {
  return foldArabic(name).replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * The search and duplicate key of a plain text (research/arabic.md section 1 item 1): NFKC, no invisibles,
 * tatweel or marks, lower case, letters folded, digits 0-9, white space collapsed and trimmed. Folding twice
 * changes nothing.
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

/** Removes what has no shape (controls, joiners, directional marks, fillers); white space stays as it is. */
export function removeInvisibles(text: string): string {
  return text.replace(INVISIBLE, '');
}

/** Removes every combining mark, and tatweel. Give it NFC or NFKC text, or é loses its accent. */
export function removeMarks(text: string): string {
  return text.replace(MARK_OR_TATWEEL, '');
}

/** Writes ٠-٩ and ۰-۹ as 0-9; everything else stays. */
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

/** Whole minutes, at least 1, to read so many words at WORDS_PER_MINUTE (research/arabic.md section 8). */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / WORDS_PER_MINUTE));
}

/** In UTF-16 units. The longest that anybody writes, a family of four with the tones of their skin, has 19. */
const LONGEST_GRAPHEME = 32;

/**
 * Number of letters as a reader counts them: محمّد has 4, and a family emoji is 1. By the rules a cluster has no end (a
 * thousand emoji, each joined to the next): what is longer than any letter counts for as many as would fit into it, or a
 * limit on letters would be none.
 */
export function countGraphemes(text: string): number {
  let count = 0;
  for (const { segment } of GRAPHEMES.segment(text)) count += Math.ceil(segment.length / LONGEST_GRAPHEME);
  return count;
}
