/** The passage of an article that answers a question, with what answers it marked; always its own text. */
import type { TextMatch } from '@/lib/text/marked-text';
import { type SearchWords, searchWords } from './analyse';
import type { SearchWord } from './word';

/** Words of a passage (research/arabic.md section 1 item 8): about three lines on a phone. */
const PASSAGE_WORDS = 28;
/** Words before the first of a passage's finds, so that it does not begin with it. */
const LEAD_IN = 4;
/** More than all words of a passage can weigh. */
const NEW_TERM = PASSAGE_WORDS;

/** A plain text and the places in it that answer the question, in their order. */
export interface HighlightedText {
  text: string;
  places: TextMatch[];
}

/** Marks all of a short text: a title. */
export function highlight(text: string, terms: ReadonlySet<string>): HighlightedText {
  return { text, places: foundIn(searchWords(text), terms).map((word) => placeOf(word, text)) };
}

/**
 * The PASSAGE_WORDS of a text in which most of the terms come together, and most often; its beginning where it has none
 * of them. An ellipsis stands for what is left out.
 */
export function snippetOf(text: string, terms: ReadonlySet<string>): HighlightedText {
  const read = searchWords(text);
  const { words } = read;
  const found = foundIn(read, terms);
  const last = Math.max(0, words.length - PASSAGE_WORDS);
  const begin = Math.min(last, Math.max(0, densest(words, found, terms) - LEAD_IN));
  const from = begin === 0 ? 0 : (words[begin]?.start ?? 0);
  const to = begin === last ? text.length : (words[begin + PASSAGE_WORDS - 1]?.end ?? text.length);
  const before = from > 0 ? '… ' : '';
  const passage = `${before}${text.slice(from, to)}${to < text.length ? ' …' : ''}`;
  const shift = before.length - from;
  const inside = found.filter(({ start, end }) => start >= from && end <= to);
  return {
    text: passage,
    places: inside.map(({ start, end }) => placeOf({ start: start + shift, end: end + shift }, passage)),
  };
}

/** What of a text is asked for, in its order; a designation hides its parts. */
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

/** Signs that end a name: C++ and C# are found by their letter, and marked whole. */
const SIGNS = /(?:\+{1,3}|#)(?![\p{L}\p{N}])/uy;

function placeOf({ start, end }: Pick<TextMatch, 'start' | 'end'>, text: string): TextMatch {
  SIGNS.lastIndex = end;
  const found = text.slice(start, end) + (SIGNS.exec(text)?.[0] ?? '');
  return { start, end: start + found.length, found };
}

/** The index of the word from which on PASSAGE_WORDS hold the most. A term that is new counts more than one again. */
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
    for (let next = index; (hits[next]?.at ?? Infinity) < at + PASSAGE_WORDS - LEAD_IN; next += 1) {
      weight += seen.has(hits[next]?.term) ? 1 : NEW_TERM;
      seen.add(hits[next]?.term);
    }
    if (weight > best.weight) best = { at, weight };
  }
  return best.at;
}
