/** The text of our own HTML, fast enough to be read out of an article whenever it is asked for. */
import { INLINE_ELEMENT, namedCharacter, numberedCharacter } from './html-syntax';

const TAG = /<\/?([a-z][a-z\d]*)(?![a-z\d])[^<">]*(?:"[^"]*"[^<">]*)*>/gi;
const ENTITY = /&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]{2,5}));/gi;

/**
 * The text of an article's body (lib/markdown/render.ts), a space between blocks, white space collapsed. Not for the HTML
 * of strangers: it takes for granted that tags are whole and attributes in double quotes.
 */
export function textOfHtml(html: string): string {
  return html
    .replace(TAG, (_, name: string) => (INLINE_ELEMENT.test(name.toLowerCase()) ? '' : ' '))
    .replace(ENTITY, (source: string, hex?: string, decimal?: string, name?: string) => {
      if (name) return namedCharacter(name) ?? source;
      return numberedCharacter(hex ? Number.parseInt(hex, 16) : Number(decimal)) ?? '';
    })
    .replace(/\s+/g, ' ')
    .trim();
}
