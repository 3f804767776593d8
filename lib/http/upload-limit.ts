/** Limits of what is sent to the desk, in bytes. Without imports: next.config.ts reads it, and resolves those of its own alone. */

/** A picture of 50 megapixels (db/media/store.ts), with room. */
export const MAX_SOURCE_BYTES = 40_000_000;
/** The form of an article without its pictures: 60,000 words of Arabic. */
export const MAX_ARTICLE_BYTES = 2 * 1024 * 1024;
/** An export of WordPress, sent at the desk by an admin: text alone, of the largest sites. */
export const MAX_IMPORT_BYTES = 1_000_000_000;
/** With pictures, from somebody who is signed in. */
export const MAX_UPLOAD_BYTES = MAX_SOURCE_BYTES + 2 * MAX_ARTICLE_BYTES;
