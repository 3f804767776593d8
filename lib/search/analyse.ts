/**
 * The analyser of search: what a text is indexed under, what a query looks for and what is marked in a passage are
 * read by this one function. Rules: research/arabic.md section 1.
 */
import { foldArabic, removeMarks } from '@/lib/text/arabic';
import { cliticForms, stemArabic } from '@/lib/text/arabic-stem';
import { designationsIn } from './designations';
import type { SearchWord } from './word';

/**
 * Raise this with every change of what searchWords gives for a text: whatever was indexed under another number is
 * indexed again at the next start (db/articles/search-index.ts).
 */
export const SEARCH_WORDS_VERSION = 1;

export interface SearchWords {
  words: readonly SearchWord[];
  designations: readonly SearchWord[];
}

/** Letters and digits with what they carry, seen or not. */
const RUN = /[\p{L}\p{N}\p{M}\p{Default_Ignorable_Code_Point}]+/gu;
/** Arabic and anything else are two words, however they are written: «الـF-35», «500كم». Tatweel has no script. */
const ARABIC = String.raw`(?=\p{L})[\p{Script=Arabic}\u{640}]`;
const CARRIED = String.raw`[\p{M}\p{Default_Ignorable_Code_Point}]*`;
const WORD = new RegExp(`(?:${ARABIC}${CARRIED})+|(?:(?!${ARABIC})[\\p{L}\\p{N}]${CARRIED})+`, 'gu');

/** The half rings and apostrophes of transliteration: ʿAbd al-Raḥmān. */
const RINGS = /[ʿʾʼ]/g;

/**
 * The words of a plain text, each where it stands, and the designations made of several (S-500).
 * @param asked whether the text is a query: people type s 500 and samp t, where texts are more exact
 */
export function searchWords(text: string, asked = false): SearchWords {
  const words: SearchWord[] = [];
  for (const { 0: run, index } of text.matchAll(RUN))
    for (const word of wordsOf(run))
      words.push({ ...word, start: index + word.start, end: index + word.end });
  return { words, designations: designationsIn(text, words, asked) };
}

/**
 * What has been read lately: a few words make up most of every text, and those of ten articles are read for each answer.
 * Bounded, as strangers can invent words; about ten megabytes.
 */
const known = new Map<string, readonly SearchWord[]>();
const KNOWN_LIMIT = 50_000;
/** Longer runs are no words; they are read each time. */
const KNOWN_LENGTH = 40;

/** The words of a run, mostly one, with their places in it. */
function wordsOf(run: string): readonly SearchWord[] {
  const found = known.get(run);
  if (found) return found;
  const words: SearchWord[] = [];
  for (const { 0: word, index } of run.matchAll(WORD)) {
    const folded = foldWord(word);
    if (folded !== '') words.push({ start: index, end: index + word.length, folded, terms: termsOf(folded) });
  }
  if (run.length > KNOWN_LENGTH) return words;
  if (known.size >= KNOWN_LIMIT) known.clear();
  known.set(run, words);
  return words;
}

/** What folding would give back as it is; most words are of these letters alone. */
const PLAIN = /^[ءابتثجحخدذرزسشصضطظعغفقكلمنهوي]+$/;

/** Folds a word, also of what Latin letters carry, and of what a ligature hides. */
function foldWord(word: string): string {
  if (PLAIN.test(word)) return word;
  const bare = removeMarks(foldArabic(word).normalize('NFD')).replace(RINGS, '');
  return bare.replace(/[^\p{L}\p{N}]/gu, '');
}

/** The terms of a folded word, its stem first. */
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
