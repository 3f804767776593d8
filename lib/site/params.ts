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

/** An id that no row has: what the build renders a page for, where Next wants an address named. */
export const NO_ID = '0';

/** Reads an id in an address: a whole number from 1 on, without leading zeros; anything else is null. */
export function idFromParam(param: string): number | null {
  return /^[1-9]\d{0,14}$/.test(param) ? Number(param) : null;
}

/**
 * Reads the number in a page's address. Page 1 has the address of the list itself, so only whole numbers from 2 on,
 * written the one way a link writes them, are pages; anything else is null.
 */
export function pageNumber(param: string): number | null {
  return /^(?:[2-9]|[1-9]\d{1,6})$/.test(param) ? Number(param) : null;
}
