/** Names shared by the prebuilt error pages and the server that sends them: last path segments, and placeholders it fills in. */

/** Redirect target of an action whose article has reached its rate limit. */
export const CROWDED_PAGE = 'crowded';

/** The not-found page, for requests that never reach Next. */
export const NOT_FOUND_PAGE = '_';

export const REQUEST_ID_SLOT = '[fault]';

/** Fields of a rejected POST (server/http/form-replay.ts), in a form that is hidden when there are none. */
export const FORM_ECHO_SLOT = '[again]';
export const FORM_ECHO_HIDDEN = 'data-again="true" hidden=""';
export const FORM_ECHO_SHOWN = 'data-again="true"';

/** Fields for the files that came with it, likewise. */
export const FORM_FILES_SLOT = '[files]';
export const FORM_FILES_HIDDEN = 'data-files="true" hidden=""';
export const FORM_FILES_SHOWN = 'data-files="true"';
