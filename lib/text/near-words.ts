/** Words one slip of the finger away from a word. */

/** What foldArabic leaves of the alphabet, and the Latin one. */
const ARABIC_LETTERS = Array.from('ءابتثجحخدذرزسشصضطظعغفقكلمنهوي');
const LATIN_LETTERS = Array.from('abcdefghijklmnopqrstuvwxyz');

/** Among shorter words nearly all are near one another. */
const SHORTEST = 4;
/** Longer ones are no words that somebody mistyped. */
const LONGEST = 20;

/**
 * Every spelling of a folded word in which one letter is left out, added, another or changes places with the next
 * (Damerau's four, 1964; most slips are one of them). Empty for a word that is too short or long, or has a digit.
 */
export function nearWords(folded: string): string[] {
  const isLatin = /^[a-z]+$/.test(folded);
  const letters = Array.from(folded);
  if (letters.length < SHORTEST || letters.length > LONGEST) return [];
  if (!isLatin && !/^\p{Script=Arabic}+$/u.test(folded)) return [];
  const alphabet = isLatin ? LATIN_LETTERS : ARABIC_LETTERS;
  const near = new Set<string>();
  for (let at = 0; at <= letters.length; at += 1) {
    const [head, tail] = [folded.slice(0, at), folded.slice(at)];
    const rest = tail.slice(1);
    if (tail !== '') near.add(head + rest);
    if (rest !== '') near.add(`${head}${rest[0]}${tail[0]}${rest.slice(1)}`);
    for (const letter of alphabet) {
      near.add(head + letter + tail);
      if (tail !== '') near.add(head + letter + rest);
    }
  }
  near.delete(folded);
  return [...near];
}
