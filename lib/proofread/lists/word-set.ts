/** A set of the words of a text, parted by spaces. */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/u));
}

/** Pairs of a wrong and the right word, written wrong→right. */
export function wordPairs(pairs: string): ReadonlyMap<string, string> {
  return new Map(
    pairs
      .trim()
      .split(/\s+/u)
      .map((pair) => pair.split('→') as [string, string]),
  );
}
