/** Words at edit distance 1 (Damerau-Levenshtein) from a word. */

/** The alphabet after foldArabic, and the Latin one. */
const ARABIC_LETTERS = Array.from('ءابتثجحخدذرزسشصضطظعغفقكلمنهوي');
const LATIN_LETTERS = Array.from('abcdefghijklmnopqrstuvwxyz');

/** Nearly all shorter words are near one another. */
const MIN_LENGTH = 4;
/** Longer ones are no mistyped words. */
const MAX_LENGTH = 20;

/**
 * Every spelling of a folded word by one deletion, insertion, substitution or transposition (Damerau 1964: most typing
 * errors are one of these). Empty for a word that is too short or long, or has a digit.
 */
export function nearWords(folded: string): string[] {
  const isLatin = /^[a-z]+$/.test(folded);
  const letters = Array.from(folded);
  if (letters.length < MIN_LENGTH || letters.length > MAX_LENGTH) return [];
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
