/**
 * The beginning of a text, cut between words: within an Arabic word a cut leaves a joined letter open.
 * @param maxLength in UTF-16 units, with the ellipsis
 */
export function truncate(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  return `${wordsWithin(text, maxLength).replace(/(?<![\s،؛,;:–-])[\s،؛,;:–-]+$/u, '')}…`;
}

/**
 * The words of a longer text that fit before an ellipsis.
 * @param maxLength in UTF-16 units, with the ellipsis
 */
export function wordsWithin(text: string, maxLength: number): string {
  const end = text.lastIndexOf(' ', maxLength - 1);
  // An endless word is cut inside it, but never inside a surrogate pair.
  return end > 0 ? text.slice(0, end) : text.slice(0, maxLength - 1).replace(/\p{Cs}$/u, '');
}
