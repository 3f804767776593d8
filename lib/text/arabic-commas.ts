/** The lookbehind keeps it linear in a text of many spaces. */
const SPACE_BEFORE_STOP = /(?<![ \u{A0}])[ \u{A0}]+(?=[،؛؟])/gu;

/**
 * Removes the spaces before Arabic commas, semicolons and question marks, for display only: machine translation and
 * French habit leave them there, and a line would break at them and the next begin with a comma. What is stored, exported
 * and searched keeps them.
 */
export function bindArabicCommas(text: string): string {
  return text.replace(SPACE_BEFORE_STOP, '');
}
