/** Snippet of an article for a search result, with the matches highlighted. Verbatim text of the article. */
import type { TextMatch } from '@/lib/text/marked-text';
import { type SearchWords, searchWords } from './analyse';
import type { SearchWord } from './word';

/** Words of a snippet: about three lines on a phone. */
const SNIPPET_WORDS = 28;
/** Words of context before the first match. */
const LEAD_IN = 4;
/** Weight of a term's first match in a snippet: more than all repeated ones together. */
const NEW_TERM_WEIGHT = SNIPPET_WORDS;

/** A plain text and its matches, sorted. */
export interface HighlightedText {
  text: string;
  places: TextMatch[];
}

/** Highlights a whole short text, such as a title. */
export function highlight(text: string, terms: ReadonlySet<string>): HighlightedText {
  return { text, places: foundIn(searchWords(text), terms).map((word) => placeOf(word, text)) };
}

/**
 * The window of SNIPPET_WORDS with the most distinct terms, then the most matches; the beginning of a text without any.
 * An ellipsis marks what is cut off.
 */
export function snippetOf(text: string, terms: ReadonlySet<string>): HighlightedText {
  const read = searchWords(text);
  const { words } = read;
  const found = foundIn(read, terms);
  const last = Math.max(0, words.length - SNIPPET_WORDS);
  const begin = Math.min(last, Math.max(0, densest(words, found, terms) - LEAD_IN));
  const from = begin === 0 ? 0 : (words[begin]?.start ?? 0);
  const to = begin === last ? text.length : (words[begin + SNIPPET_WORDS - 1]?.end ?? text.length);
  const before = from > 0 ? '… ' : '';
  const passage = `${before}${text.slice(from, to)}${to < text.length ? ' …' : ''}`;
  const shift = before.length - from;
  const inside = found.filter(({ start, end }) => start >= from && end <= to);
  return {
    text: passage,
    places: inside.map(({ start, end }) => placeOf({ start: start + shift, end: end + shift }, passage)),
  };
}

/** The matches in a text, sorted; a designation covers its parts. */
function foundIn({ words, designations }: SearchWords, terms: ReadonlySet<string>): SearchWord[] {
  let end = 0;
  return [...words, ...designations]
    .filter((word) => word.terms.some((term) => terms.has(term)))
    .sort((one, other) => one.start - other.start || other.end - one.end)
    .filter((word) => {
      if (word.end <= end) return false;
      end = word.end;
      return true;
    });
}

/** Trailing signs of a name: C++ and C# match by their letter, and are highlighted whole. */
const SIGNS = /(?:\+{1,3}|#)(?![\p{L}\p{N}])/uy;

function placeOf({ start, end }: Pick<TextMatch, 'start' | 'end'>, text: string): TextMatch {
  SIGNS.lastIndex = end;
  const found = text.slice(start, end) + (SIGNS.exec(text)?.[0] ?? '');
  return { start, end: start + found.length, found };
}

/** Index of the first word of the heaviest window. A term's first match counts more than a repeated one. */
function densest(
  words: readonly SearchWord[],
  found: readonly SearchWord[],
  terms: ReadonlySet<string>,
): number {
  const places = new Map(words.map(({ start }, index) => [start, index]));
  const hits = found.map((word) => ({
    at: places.get(word.start) ?? 0,
    term: word.terms.find((term) => terms.has(term)),
  }));
  let best = { at: 0, weight: 0 };
  for (const [index, { at }] of hits.entries()) {
    const seen = new Set<string | undefined>();
    let weight = 0;
    for (let next = index; (hits[next]?.at ?? Infinity) < at + SNIPPET_WORDS - LEAD_IN; next += 1) {
      weight += seen.has(hits[next]?.term) ? 1 : NEW_TERM_WEIGHT;
      seen.add(hits[next]?.term);
    }
    if (weight > best.weight) best = { at, weight };
  }
  return best.at;
}
