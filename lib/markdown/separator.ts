/** Parts two lists, which would be one. */
export const SEPARATOR = '<!-- -->';
