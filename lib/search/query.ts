/** Parses a search query into an FTS5 expression: quoted terms joined with OR, without stop words unless all are. */
import { removeInvisibles } from '@/lib/text/arabic';
import { isStopWord } from '@/lib/text/stop-words';
import { searchWords } from './analyse';
import type { SearchWord } from './word';

/** In UTF-16 units: room for a headline. Longer queries are truncated. */
export const MAX_QUESTION_LENGTH = 200;

/** Rows of words that match one another. */
type Synonyms = readonly (readonly string[])[];

export interface SearchQuery {
  /** In the order they were typed; a word's terms include those of its synonyms. */
  words: readonly SearchWord[];
  /** All terms of the words, for highlighting. */
  terms: ReadonlySet<string>;
}

/** Normalizes a query for display: one line without invisibles, at most MAX_QUESTION_LENGTH. */
export function cleanQuestion(text: string): string {
  const line = removeInvisibles(text.slice(0, 2 * MAX_QUESTION_LENGTH))
    .normalize('NFC')
    .replace(/[\s\u{85}]+/gu, ' ')
    .trim();
  // Not half a surrogate pair.
  return line
    .slice(0, MAX_QUESTION_LENGTH)
    .replace(/\p{Cs}$/u, '')
    .trim();
}

/** Parses a query. Stop words count only if there is nothing else. Signs and FTS5 operators are no words. */
export function readQuery(question: string, synonyms: Synonyms): SearchQuery {
  const { words: all, designations } = searchWords(question, true);
  const telling = all.filter(({ folded }) => !isStopWord(folded));
  const parts = withoutDesignationParts(telling.length > 0 ? telling : all, designations);
  const words = [...parts, ...designations].map((word) => ({
    ...word,
    terms: withSynonyms(word, synonyms),
  }));
  return { words, terms: new Set(words.flatMap(({ terms }) => terms)) };
}

/**
 * The FTS5 expression that matches any of the words (OR); bm25 ranks those with most of them first. null without words,
 * as an empty expression is a syntax error.
 */
export function ftsExpression(words: readonly SearchWord[]): string | null {
  const terms = new Set(words.flatMap((word) => word.terms));
  return terms.size === 0 ? null : [...terms].map((term) => `"${term}"`).join(' OR ');
}

/** FTS5 ranks so many articles in some milliseconds; a more frequent word would make a search slow. */
const MAX_DOCUMENT_FREQUENCY = 5_000;

/**
 * The selective words of a query. bm25 scores nothing for a word in more than half of the articles, and little for one in
 * thousands, yet FTS5 would read all of those: such a word is dropped if a rarer one is found. It still counts when the
 * best are reranked (lib/search/rank.ts).
 * @param documents document frequency by term
 */
export function selectiveWords(
  words: readonly SearchWord[],
  documents: ReadonlyMap<string, number>,
  articles: number,
): readonly SearchWord[] {
  const limit = Math.min(articles / 2, MAX_DOCUMENT_FREQUENCY);
  const telling = words.filter(({ terms }) => terms.every((term) => (documents.get(term) ?? 0) <= limit));
  const areFound = telling.some(({ terms }) => terms.some((term) => documents.has(term)));
  return areFound ? telling : words;
}

/** Drops single letters and numbers that are part of a designation: S-500 does not ask for every S and every 500. */
function withoutDesignationParts(
  words: readonly SearchWord[],
  designations: readonly SearchWord[],
): SearchWord[] {
  return words.filter(
    ({ folded, start, end }) =>
      !/^(?:\d+|.{1,2})$/u.test(folded) ||
      !designations.some((whole) => whole.start <= start && end <= whole.end),
  );
}

/** The terms of a word and of its synonyms. */
function withSynonyms({ terms }: SearchWord, synonyms: Synonyms): readonly string[] {
  const rows = synonyms.map((row) => row.flatMap((word) => searchWords(word).words[0]?.terms[0] ?? []));
  return [...terms, ...rows.filter((row) => row.some((term) => term === terms[0])).flat()];
}
