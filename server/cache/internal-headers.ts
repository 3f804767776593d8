/** Headers by which the page cache tells the server around it something about a page; never sent to a caller. */

/** Up to when an answer shows all that changed, in milliseconds of the process (server/cache/finish-page.ts). */
export const AS_OF_HEADER = 'x-maqal-as-of';

/** The digest of the styles that a page carries, for its Content-Security-Policy. */
export const STYLE_HEADER = 'x-maqal-style';
