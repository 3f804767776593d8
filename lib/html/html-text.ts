/** The text of our own HTML, fast enough to be read out of an article whenever it is asked for. */
import { decodeEntities } from './escape';

/** Elements inside a word or a sentence: what stands before their tags still touches what follows (`<b>S</b>-500`). */
export const INLINE_ELEMENT =
  /^(?:a|abbr|b|bdi|cite|code|del|em|i|ins|kbd|label|mark|q|s|samp|small|span|strong|sub|sup|u)$/;

/** Also the last one of HTML that is cut off inside it: text of ours holds no `<`. */
const TAG = /<\/?(?:([a-z][a-z\d]*)(?![a-z\d])[^<">]*(?:"[^"]*"[^<">]*)*(?:>|(?:"[^"]*)?$)|$)/gi;

/**
 * The text of an article's body (lib/markdown/render.ts), a space between blocks, white space collapsed. Not for the HTML
 * of strangers: it takes for granted that tags are whole and attributes in double quotes.
 */
export function textOfHtml(html: string): string {
  const withoutTags = html.replace(TAG, (_, name = '') =>
    INLINE_ELEMENT.test(name.toLowerCase()) ? '' : ' ',
  );
  return decodeEntities(withoutTags).replace(/\s+/g, ' ').trim();
}

/** Search engines and cards of social networks show no more of a description. */
const MAX_DESCRIPTION_LENGTH = 200;

/** The beginning of stored HTML as one line of plain text of so many characters at most, cut between words. */
export function excerptOf(html: string, maxLength = MAX_DESCRIPTION_LENGTH): string {
  const text = textOfHtml(html);
  if (text.length <= maxLength) return text;
  const end = text.lastIndexOf(' ', maxLength - 1);
  // One endless word is cut inside it, but never inside a surrogate pair.
  const start = end > 0 ? text.slice(0, end) : text.slice(0, maxLength - 1).replace(/\p{Cs}$/u, '');
  return `${start}…`;
}
