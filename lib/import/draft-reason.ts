/**
 * Why an imported article is a draft: its status at the other site, or a language without an edition; `page` of one that came
 * in before there were pages.
 */
export const draftReasons = ['draft', 'pending', 'private', 'password', 'bin', 'page', 'language'] as const;
export type DraftReason = (typeof draftReasons)[number];
