/** What is known of HTML where a stored body is read without a parser: whenever a page is asked for. */

/** Elements inside a word or a sentence: what stands before their tags still touches what follows (`<b>S</b>-500`). */
export const INLINE_ELEMENT =
  /^(?:a|abbr|b|bdi|cite|code|del|em|i|ins|kbd|label|mark|q|s|samp|small|span|strong|sub|sup|u)$/;

const NAMED = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u{A0}' }));

/** The character behind an entity's name, in any case of letters; undefined for one that no body of ours has. */
export function namedCharacter(name: string): string | undefined {
  return NAMED.get(name.toLowerCase());
}

/** The character with a number; undefined where there is none. */
export function numberedCharacter(code: number): string | undefined {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}
