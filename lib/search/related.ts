/** Ranks related articles by shared topics and words. */
import { foldArabic } from '@/lib/text/arabic';
import { stemArabic } from '@/lib/text/arabic-stem';

export interface Candidate {
  id: number;
  /** Headline and standfirst. */
  text: string;
  /** Number of topics shared with the article. */
  topics: number;
}

/** A word in more than this share of the candidates, and in more than a few, is of the language or the topic: no signal. */
const MAX_SHARE = 1 / 4;
const MIN_COMMON = 3;

/**
 * The ids of the candidates, most related first, without those that share neither a topic nor a word. A shared word is
 * weighted by its inverse document frequency among the candidates, so a name counts more than a verb. A shared topic
 * outweighs the rarest word, since it was chosen and one word may be shared by chance, but not two. Ties go to the newer,
 * that is the higher id.
 */
export function rankRelated(text: string, candidates: readonly Candidate[]): number[] {
  const wanted = termsOf(text);
  const shared = candidates.map((candidate) =>
    [...termsOf(candidate.text)].filter((term) => wanted.has(term)),
  );
  const found = new Map<string, number>();
  for (const term of shared.flat()) found.set(term, (found.get(term) ?? 0) + 1);
  const rarity = (count: number) => Math.log((candidates.length + 1) / count);
  const weightOf = (term: string) => {
    const count = found.get(term) ?? 0;
    return count > Math.max(MIN_COMMON, candidates.length * MAX_SHARE) ? 0 : rarity(count);
  };
  const scored = candidates.map(({ id, topics }, index) => {
    const words = (shared[index] ?? []).reduce((sum, term) => sum + weightOf(term), 0);
    return { id, topics, score: topics * rarity(1) + words };
  });
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || b.topics - a.topics || b.id - a.id)
    .map(({ id }) => id);
}

/** S-500 and SAMP/T are one term each: their halves are too common. */
const TERM = /[\p{L}\p{N}]+(?:[-/][\p{L}\p{N}]+)*/gu;
/** Shorter words are function words: من, ما, إن. */
const MIN_TERM_LENGTH = 3;

function termsOf(text: string): Set<string> {
  const words = foldArabic(text).match(TERM) ?? [];
  return new Set(
    words.map(stemArabic).filter((term) => term.length >= MIN_TERM_LENGTH || /\p{N}/u.test(term)),
  );
}
