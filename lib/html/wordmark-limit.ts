/** In bytes: the drawing stands in every page. Apart from its reader, which no browser needs. */
export const MAX_WORDMARK_BYTES = 16 * 1024;
