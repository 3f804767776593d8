/** Puts the best answers in order by what the index does not know: how words are spelled, and which stand together. */
import { foldArabic } from '@/lib/text/arabic';
import type { SearchWord } from './word';

/** research/arabic.md section 1 item 7, where both were measured. */
const EXACT_WORDS = 0.25;
const PAIRS = 0.35;

/**
 * The weight of an answer: `score` (higher is better) times at most 1.6 for one that has every word of the question as
 * it was typed, and in its order.
 * @param text the article's title and text, plain
 */
export function rerankScore(score: number, text: string, words: readonly SearchWord[]): number {
  const folded = ` ${foldArabic(text).replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  const has = (sought: string) => folded.includes(` ${sought} `);
  const single = words.map((word) => word.folded);
  const pairs = single.slice(1).map((word, index) => `${single[index]} ${word}`);
  return score * (1 + EXACT_WORDS * share(single, has) + PAIRS * share(pairs, has));
}

function share(sought: readonly string[], has: (sought: string) => boolean): number {
  return sought.length === 0 ? 0 : sought.filter(has).length / sought.length;
}
