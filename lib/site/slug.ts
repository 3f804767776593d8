import { removeInvisibles, removeMarks, toWesternDigits } from '@/lib/text/arabic';

/**
 * In UTF-16 units. Next names its cache file after the slug and failed above 123 Arabic letters
 * (ENAMETOOLONG); 80 units are at most 240 bytes of UTF-8, which fits in any script.
 */
export const MAX_SLUG_LENGTH = 80;

/**
 * Whether decoded text is a slug: NFC, lower-case letters and digits with single hyphens between them, within
 * MAX_SLUG_LENGTH; that is, slugify would not change it.
 */
export function isSlug(text: string): boolean {
  return text !== '' && text.length <= MAX_SLUG_LENGTH && slugify(text) === text;
}

/**
 * The slug of a title, decoded: NFC, no marks, tatweel or invisibles, lower
 * case, digits 0-9, everything else a single hyphen, cut before the word that passes MAX_SLUG_LENGTH. أ and ة stay
 * as written. Empty when the title has no letter and no digit.
 */
export function slugify(title: string): string {
  const letters = removeMarks(removeInvisibles(title).normalize('NFC').toLowerCase()).normalize('NFC');
  const words = toWesternDigits(letters)
    .replace(/[^\p{L}\p{Nd}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return cutAtWord(words);
}

function cutAtWord(words: string): string {
  if (words.length <= MAX_SLUG_LENGTH) return words;
  const boundary = words.lastIndexOf('-', MAX_SLUG_LENGTH);
  if (boundary > 0) return words.slice(0, boundary);
  // An endless word is cut inside it, but never inside a surrogate pair.
  return words.slice(0, MAX_SLUG_LENGTH).replace(/\p{Cs}$/u, '');
}
