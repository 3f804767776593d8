/** Addresses: how a title becomes a slug, how a route parameter is read back, how a path is written. */

import { removeInvisibles, removeMarks, toWesternDigits } from '@/lib/text/arabic';

/**
 * Longest slug, in UTF-16 units. Next names its cache file after the slug and failed above 123 Arabic letters
 * (research/arabic.md section 6); 80 units are at most 240 bytes of UTF-8, which fits in any script.
 */
export const SLUG_LIMIT = 80;

/**
 * True for decoded text that can stand in an address as it is: NFC, lower-case letters, digits and single
 * hyphens between them, within SLUG_LIMIT; nothing that slugify would change.
 */
export function isSlug(text: string): boolean {
  return text !== '' && text.length <= SLUG_LIMIT && slugify(text) === text;
}

/**
 * The slug of a title, decoded (research/arabic.md section 6): NFC, no marks, tatweel or invisibles, lower
 * case, digits 0-9, everything else a single hyphen, cut before the word that passes SLUG_LIMIT. أ and ة stay
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
  if (words.length <= SLUG_LIMIT) return words;
  const boundary = words.lastIndexOf('-', SLUG_LIMIT);
  if (boundary > 0) return words.slice(0, boundary);
  // One endless word: cut inside it, but never inside a surrogate pair.
  return words.slice(0, SLUG_LIMIT).replace(/\p{Cs}$/u, '');
}

/** A slug that nothing has: what the build renders a page for, where Next wants an address named. */
export const NO_SLUG = '_';

/**
 * Reads a route parameter, percent-encoded (pages) or already decoded (generateMetadata and route handlers of
 * Next 16.4, research/arabic.md section 6). Decodes exactly once and gives NFC; null for malformed escapes such
 * as `%D8%`. It does not check that the result is a slug.
 */
export function slugFromParam(param: string): string | null {
  try {
    return decodeURIComponent(param).normalize('NFC');
  } catch {
    return null;
  }
}

/**
 * The path of a page in an edition, percent-encoded once: pathFor('ar', 'articles', slug); pathFor('ar') is
 * '/ar'. Segments come decoded. Throws URIError for a lone surrogate, which no slug contains.
 */
export function pathFor(edition: string, ...segments: readonly (string | number)[]): string {
  return `/${[edition, ...segments].map(encodeURIComponent).join('/')}`;
}

/** The address of one page of a list: the list's own for page 1, below it for the others. */
export function listPathFor(page: number, edition: string, ...list: readonly string[]): string {
  return page === 1 ? pathFor(edition, ...list) : pathFor(edition, ...list, 'page', page);
}

/** The address of one page of an article's thread: the article's own for the first page, oldest first. */
export function threadPathFor(
  page: number,
  edition: string,
  slug: string,
  order: 'oldest' | 'newest' = 'oldest',
): string {
  const thread = ['articles', slug, 'comments'];
  if (order === 'newest') return pathFor(edition, ...thread, 'newest', ...(page === 1 ? [] : [page]));
  return page === 1 ? pathFor(edition, 'articles', slug) : pathFor(edition, ...thread, page);
}
