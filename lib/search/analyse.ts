/**
 * The search analyser, one for indexing, querying and highlighting. FTS5 must not get raw text: its tokenizer splits
 * words at vowel marks and ZWNJ, and knows no two spellings of alef as one. Measured on 45,000 documents (mean
 * reciprocal rank of queries typed without hamza): .68 raw, .91 folded.
 */
import { foldArabic, removeMarks } from '@/lib/text/arabic';
import { cliticForms, stemArabic } from '@/lib/text/arabic-stem';
import { designationsIn } from './designations';
import type { SearchWord } from './word';

/**
 * Increment with every change of searchWords' output: articles indexed under another version are reindexed at the next
 * start (db/articles/search-index.ts).
 */
export const SEARCH_WORDS_VERSION = 2;

export interface SearchWords {
  words: readonly SearchWord[];
  designations: readonly SearchWord[];
}

/** Letters and digits with their marks and invisibles. */
const RUN = /[\p{L}\p{N}\p{M}\p{Default_Ignorable_Code_Point}]+/gu;
/** A change of script separates words, also without a space: «الـF-35», «500كم». Tatweel has no script. */
const ARABIC = String.raw`(?=\p{L})[\p{Script=Arabic}\u{640}]`;
const CARRIED = String.raw`[\p{M}\p{Default_Ignorable_Code_Point}]*`;
const WORD = new RegExp(`(?:${ARABIC}${CARRIED})+|(?:(?!${ARABIC})[\\p{L}\\p{N}]${CARRIED})+`, 'gu');

/** The half rings and apostrophes of transliteration: ʿAbd al-Raḥmān. */
const RINGS = /[ʿʾʼ]/g;

/**
 * Tokenizes a plain text into words with offsets, and the designations made of several (S-500).
 * @param asked whether the text is a query, which is matched more loosely: people type s 500 and samp t
 */
export function searchWords(text: string, asked = false): SearchWords {
  const words: SearchWord[] = [];
  for (const { 0: run, index } of text.matchAll(RUN))
    for (const word of wordsOf(run))
      words.push(withSign(text, { ...word, start: index + word.start, end: index + word.end }));
  return { words, designations: designationsIn(text, words, asked) };
}

const SIGN = /(?:\+\+|#)(?![\p{L}\p{N}+#])/uy;

/**
 * C++, C# and F# are names of their own, not the letter: one letter is found only with its sign, a longer word (Notepad++)
 * without it too.
 */
function withSign(text: string, word: SearchWord): SearchWord {
  SIGN.lastIndex = word.end;
  const sign = SIGN.exec(text)?.[0];
  if (!sign || !/^[a-z]+$/.test(word.folded)) return word;
  const name = word.folded + (sign === '#' ? 'sharp' : 'plusplus');
  return {
    ...word,
    end: word.end + sign.length,
    folded: name,
    terms: word.folded.length === 1 ? [name] : [...word.terms, name],
  };
}

/**
 * Cache of analysed runs: a few words make up most of every text, and each page of results reads ten articles. Bounded,
 * as visitors can invent words; about ten megabytes.
 */
const cache = new Map<string, readonly SearchWord[]>();
const MAX_CACHED_RUNS = 50_000;
/** Longer runs are no words, and are not cached. */
const MAX_CACHED_LENGTH = 40;

/** The words of a run, mostly one, with their offsets in it. */
function wordsOf(run: string): readonly SearchWord[] {
  const found = cache.get(run);
  if (found) return found;
  const words: SearchWord[] = [];
  for (const { 0: word, index } of run.matchAll(WORD)) {
    const folded = foldWord(word);
    if (folded !== '') words.push({ start: index, end: index + word.length, folded, terms: termsOf(folded) });
  }
  if (run.length > MAX_CACHED_LENGTH) return words;
  if (cache.size >= MAX_CACHED_RUNS) cache.clear();
  cache.set(run, words);
  return words;
}

/** Fast path: words that folding would not change, which most are. */
const PLAIN = /^[ءابتثجحخدذرزسشصضطظعغفقكلمنهوي]+$/;

/** Folds a word, also Latin diacritics and ligatures. */
function foldWord(word: string): string {
  if (PLAIN.test(word)) return word;
  const bare = removeMarks(foldArabic(word).normalize('NFD')).replace(RINGS, '');
  return bare.replace(/[^\p{L}\p{N}]/gu, '');
}

/** The index terms of a folded word, its stem first. */
export function termsOf(folded: string): string[] {
  if (!/^\p{Script=Arabic}/u.test(folded)) return [singular(folded)];
  return [...new Set(cliticForms(folded).map(stemArabic))];
}

/** Harman's S stemmer (How effective is suffixing?, 1991, table 1): the plurals of English, and little else. */
function singular(word: string): string {
  if (word.length < 4 || /\d/.test(word)) return word;
  if (/ies$/.test(word)) return /[ae]ies$/.test(word) ? word : `${word.slice(0, -3)}y`;
  if (/es$/.test(word)) return /[aeo]es$/.test(word) ? word : word.slice(0, -1);
  return /[^us]s$/.test(word) ? word.slice(0, -1) : word;
}
