/** Which articles are about the same things as another: by the topics and the words they share. */
import { foldArabic } from '@/lib/text/arabic';
import { stemArabic } from '@/lib/text/arabic-stem';

export interface Candidate {
  id: number;
  /** Its headline and standfirst: what an article says it is about. */
  text: string;
  /** How many topics it shares with the article. */
  topics: number;
}

/** A word that more of the candidates have than a quarter, and than a few, is of the language or the topic, and no sign. */
const COMMON = 1 / 4;
const FEW = 3;

/**
 * The candidates, most related first, those that share neither a topic nor a word left out. A shared word counts by
 * how rare it is among the candidates (inverse document frequency), so a name weighs more than a verb. A shared
 * topic outweighs the rarest word, since it was chosen and one word may be shared by chance, but not two. Of equals the
 * newer comes first, that is the one with the higher id.
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
    return count > Math.max(FEW, candidates.length * COMMON) ? 0 : rarity(count);
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

/** S-500 and SAMP/T are one term each: their halves are shared by too much else. */
const TERM = /[\p{L}\p{N}]+(?:[-/][\p{L}\p{N}]+)*/gu;
/** Shorter words are of the language: من, ما, إن. */
const SHORTEST = 3;

function termsOf(text: string): Set<string> {
  const words = foldArabic(text).match(TERM) ?? [];
  return new Set(words.map(stemArabic).filter((term) => term.length >= SHORTEST || /\p{N}/u.test(term)));
}
