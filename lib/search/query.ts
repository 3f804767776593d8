/** What somebody typed into the search field, as the index is asked for it. Rules: research/arabic.md section 1 item 7. */
import { removeInvisibles } from '@/lib/text/arabic';
import { isStopWord } from '@/lib/text/stop-words';
import { searchWords } from './analyse';
import type { SearchWord } from './word';

/** Longest question, in UTF-16 units: room for a headline. What is longer is cut; nobody types it. */
export const MAX_QUESTION_LENGTH = 200;

/** Words that may stand for one another: of each row, each for all. */
export type Synonyms = readonly (readonly string[])[];

export interface SearchQuery {
  /** What is looked for, in the order it was typed; a word's terms are those of its alternatives as well. */
  words: readonly SearchWord[];
  /** All terms of the words, to mark them by. */
  terms: ReadonlySet<string>;
}

/** The question as it is shown again: one line, without what has no shape, no longer than MAX_QUESTION_LENGTH. */
export function cleanQuestion(text: string): string {
  const line = removeInvisibles(text.slice(0, 2 * MAX_QUESTION_LENGTH))
    .normalize('NFC')
    .replace(/[\s\u{85}]+/gu, ' ')
    .trim();
  // Never half a surrogate pair.
  return line
    .slice(0, MAX_QUESTION_LENGTH)
    .replace(/\p{Cs}$/u, '')
    .trim();
}

/**
 * Reads a question. Stop words count only where there is nothing else. Signs, and the operators of FTS5, are no words.
 */
export function readQuery(question: string, synonyms: Synonyms): SearchQuery {
  const { words: all, designations } = searchWords(question, true);
  const telling = all.filter(({ folded }) => !isStopWord(folded));
  const parts = withoutParts(telling.length > 0 ? telling : all, designations);
  const words = [...parts, ...designations].map((word) => ({
    ...word,
    terms: alternatives(word, synonyms),
  }));
  return { words, terms: new Set(words.flatMap(({ terms }) => terms)) };
}

/**
 * The FTS5 expression that finds what has any of the words; the best has most of them. null where there is none, as an
 * empty expression is a syntax error.
 */
export function ftsExpression(words: readonly SearchWord[]): string | null {
  const terms = new Set(words.flatMap((word) => word.terms));
  return terms.size === 0 ? null : [...terms].map((term) => `"${term}"`).join(' OR ');
}

/** So many articles are weighed in some milliseconds; a word that more of them have would keep its reader waiting. */
const COMMON = 5_000;

/**
 * The words that tell articles apart. bm25 gives nothing for a word that more than half of the articles have, and little
 * for one of thousands, yet FTS5 would read every one of those: it is not looked for where a rarer word is found. What
 * it says of an article is weighed all the same, among the best (lib/search/rank.ts).
 * @param documents how many articles have each term
 */
export function selectiveWords(
  words: readonly SearchWord[],
  documents: ReadonlyMap<string, number>,
  articles: number,
): readonly SearchWord[] {
  const limit = Math.min(articles / 2, COMMON);
  const telling = words.filter(({ terms }) => terms.every((term) => (documents.get(term) ?? 0) <= limit));
  const areFound = telling.some(({ terms }) => terms.some((term) => documents.has(term)));
  return areFound ? telling : words;
}

/** S-500 is not a question about every S and every 500: letters alone and numbers go where a designation has them. */
function withoutParts(words: readonly SearchWord[], designations: readonly SearchWord[]): SearchWord[] {
  return words.filter(
    ({ folded, start, end }) =>
      !/^(?:\d+|.{1,2})$/u.test(folded) ||
      !designations.some((whole) => whole.start <= start && end <= whole.end),
  );
}

/** The terms of a word, and those of the words that may stand for it. */
function alternatives({ terms }: SearchWord, synonyms: Synonyms): readonly string[] {
  const rows = synonyms.map((row) => row.flatMap((word) => searchWords(word).words[0]?.terms[0] ?? []));
  return [...terms, ...rows.filter((row) => row.some((term) => term === terms[0])).flat()];
}
