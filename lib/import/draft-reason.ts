/** Why an article that came in is not published: what it was where it came from, or that no edition speaks its language. */
export const draftReasons = ['draft', 'pending', 'private', 'password', 'bin', 'page', 'language'] as const;
export type DraftReason = (typeof draftReasons)[number];
