/** Plain text of our own stored HTML by regex, fast enough to be extracted at read time. For foreign HTML: lib/html/plain-text.ts. */
import { truncate } from '@/lib/text/truncate';
import { decodeEntities } from './escape';

/** Inline elements: their tags separate no words (`<b>S</b>-500`). */
export const INLINE_ELEMENT =
  /^(?:a|abbr|b|bdi|cite|code|del|em|i|ins|kbd|label|mark|q|s|samp|small|span|strong|sub|sup|u)$/;

/** A tag, also an unfinished one at the end of truncated HTML: text of ours holds no `<`. */
const TAG = /<\/?(?:([a-z][a-z\d]*)(?![a-z\d])[^<">]*(?:"[^"]*"[^<">]*)*(?:>|(?:"[^"]*)?$)|$)/gi;

/**
 * The text of a stored body (lib/html/render.ts), a space between blocks, white space collapsed. Assumes double-quoted
 * attributes and no comments.
 */
export function textOfHtml(html: string): string {
  const withoutTags = html.replace(TAG, (_, name = '') =>
    INLINE_ELEMENT.test(name.toLowerCase()) ? '' : ' ',
  );
  return decodeEntities(withoutTags).replace(/\s+/g, ' ').trim();
}

/** What search engines and social cards show of a description. */
const MAX_DESCRIPTION_LENGTH = 200;

/** The beginning of stored HTML as one line of plain text, truncated between words. */
export function excerptOf(html: string, maxLength = MAX_DESCRIPTION_LENGTH): string {
  return truncate(textOfHtml(html), maxLength);
}
