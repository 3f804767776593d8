/** Private headers from the page cache to server/http, which removes them: never sent to a client. */

/** The time (of `performance.now`) up to which a page shows all that changed (server/cache/finish-page.ts). */
export const AS_OF_HEADER = 'x-maqal-as-of';

/** Digest of a page's inlined styles, for its Content-Security-Policy. */
export const STYLE_HEADER = 'x-maqal-style';
