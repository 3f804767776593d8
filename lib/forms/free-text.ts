/**
 * Attributes of a field whose text may be of either direction. The placeholder, blank where a field has none of its own,
 * lets app/forms.css see that it is empty.
 */
export const freeText = { dir: 'auto', placeholder: ' ' } as const;
