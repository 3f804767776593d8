/** What somebody typed into the search field, as the index is asked for it. Rules: research/arabic.md section 1 item 7. */
import { removeInvisibles } from './arabic';
import { type SearchWord, searchWords } from './search-words';
import { isStopWord } from './stop-words';

/** Longest question, in UTF-16 units: room for a headline. What is longer is cut; nobody types it. */
export const QUESTION_LIMIT = 200;

/** Words that may stand for one another: of each row, each for all. */
export type SameWords = readonly (readonly string[])[];

export interface SearchQuery {
  /** An FTS5 expression; null where there is nothing to look for, as an empty one is a syntax error. */
  match: string | null;
  /** The terms it asks for, to mark them by. */
  terms: ReadonlySet<string>;
  /** The words that count, folded, in the order they were typed: by them the best answers are put in order. */
  words: readonly SearchWord[];
}

/** The question as it is shown again: one line, without what has no shape, no longer than QUESTION_LIMIT. */
export function cleanQuestion(text: string): string {
  const line = removeInvisibles(text.slice(0, 2 * QUESTION_LIMIT))
    .normalize('NFC')
    .replace(/[\s\u{85}]+/gu, ' ')
    .trim();
  // Never half a surrogate pair.
  return line
    .slice(0, QUESTION_LIMIT)
    .replace(/\p{Cs}$/u, '')
    .trim();
}

/**
 * Reads a question. Its words are alternatives, and the best answers have most of them; stop words count only where
 * there is nothing else. Signs, and the operators of FTS5, are no words.
 */
export function readQuery(question: string, sameWords: SameWords): SearchQuery {
  const { words: all, designations } = searchWords(question, true);
  const telling = all.filter(({ folded }) => !isStopWord(folded));
  const words = [...withoutParts(telling.length > 0 ? telling : all, designations), ...designations];
  const terms = new Set<string>();
  for (const word of words) for (const term of alternatives(word, sameWords)) terms.add(term);
  const match = [...terms].map((term) => `"${term}"`).join(' OR ');
  return { match: match === '' ? null : match, terms, words };
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
function alternatives({ terms }: SearchWord, sameWords: SameWords): readonly string[] {
  const rows = sameWords.map((row) => row.flatMap((word) => searchWords(word).words[0]?.terms[0] ?? []));
  return [...terms, ...rows.filter((row) => row.some((term) => term === terms[0])).flat()];
}
