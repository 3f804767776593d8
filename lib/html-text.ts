/** The text of our own HTML, fast enough to be read out of an article whenever it is asked for. */

/** Between these a reader sees a space at least; the other elements stand inside a line. */
const INLINE =
  /^(?:a|abbr|b|bdi|cite|code|del|em|i|ins|kbd|label|mark|q|s|samp|small|span|strong|sub|sup|u)$/;
const TAG = /<\/?([a-z][a-z\d]*)(?![a-z\d])[^<">]*(?:"[^"]*"[^<">]*)*>/gi;
const ENTITY = /&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]{2,5}));/gi;
const NAMED = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u{A0}' }));

/**
 * The text of an article's body (lib/article-body.ts), a space between blocks, white space collapsed. Not for the HTML
 * of strangers: it takes for granted that tags are whole and attributes in double quotes.
 */
export function textOfHtml(html: string): string {
  return html
    .replace(TAG, (_, name: string) => (INLINE.test(name.toLowerCase()) ? '' : ' '))
    .replace(ENTITY, (source: string, hex?: string, decimal?: string, name?: string) => {
      if (name) return NAMED.get(name.toLowerCase()) ?? source;
      const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    })
    .replace(/\s+/g, ' ')
    .trim();
}
