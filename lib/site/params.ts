/** A slug that nothing has, for `generateStaticParams`: Next requires at least one value per route. */
export const NO_SLUG = '_';

/**
 * Decodes a route parameter to NFC, whether percent-encoded (pages) or already decoded (generateMetadata and route
 * handlers of Next 16.4, next.js #95343); null for malformed escapes such as `%D8%`. It does not check that
 * the result is a slug.
 */
export function slugFromParam(param: string): string | null {
  try {
    return decodeURIComponent(param).normalize('NFC');
  } catch {
    return null;
  }
}

/** An id that no row has, for `generateStaticParams`. */
export const NO_ID = '0';

/** Parses an id: an integer from 1, without leading zeros; null for anything else. */
export function idFromParam(param: string): number | null {
  return /^[1-9]\d{0,14}$/.test(param) ? Number(param) : null;
}

/** Parses the number after which comments are asked for: an id, or 0 for all; null for anything else. */
export function sinceFromParam(param: string): number | null {
  return param === '0' ? 0 : idFromParam(param);
}

/**
 * Parses a page number: an integer from 2, in canonical form, as page 1 has the URL of the list itself; null for anything
 * else.
 */
export function pageNumber(param: string): number | null {
  return /^(?:[2-9]|[1-9]\d{1,6})$/.test(param) ? Number(param) : null;
}
