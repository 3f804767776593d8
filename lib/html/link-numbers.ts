/** Numbers in a stored body: of its links, for print, and of its footnotes. */
import { decodeEntities } from './escape';

interface NumberedLinks {
  html: string;
  /** Readable URLs in the order of their numbers, which begin at 1. */
  addresses: string[];
}

const LINK = /(<a href="(https?:[^"]*)"[^>]*>)([\s\S]*?)<\/a>/g;

/**
 * Puts `<sup class="paper">[1]</sup>` after each external link of a stored body. A repeated URL keeps its number, and a
 * link whose text is its URL gets none.
 * @param write formats a number in the site's digits
 */
export function numberLinks(html: string, write: (number: number) => string): NumberedLinks {
  const addresses: string[] = [];
  const numbered = html.replace(LINK, (link: string, _: string, href: string, text: string) => {
    const address = readableUrl(href);
    if (readableUrl(text).includes(withoutScheme(address))) return link;
    if (!addresses.includes(address)) addresses.push(address);
    return `${link}<sup class="paper">[${write(addresses.indexOf(address) + 1)}]</sup>`;
  });
  return { html: numbered, addresses };
}

/** A URL for people to read: Arabic letters instead of percent-escapes. What cannot be decoded is kept. */
export function readableUrl(address: string): string {
  const decoded = decodeEntities(address);
  try {
    // A decoded space, invisible or bracket would end the URL when typed, or spoof it.
    return decoded.replace(/(?:%[\dA-F]{2})+/gi, (escapes) => {
      const text = decodeURIComponent(escapes);
      return /^[\p{L}\p{M}\p{N}]+$/u.test(text) ? text : escapes;
    });
  } catch {
    return decoded;
  }
}

function withoutScheme(address: string): string {
  return address.replace(/^https?:\/\/(?:www\.)?/, '').replace(/\/$/, '');
}

const INSIDE_TAG = '(?:[^"<>]|"[^"]*")*';
const FOOTNOTE_NUMBER = new RegExp(
  String.raw`(<a\b${INSIDE_TAG}\sdata-footnote-(?:back)?ref\b${INSIDE_TAG}>[^<\d]*(?:<sup>)?)(\d+)`,
  'g',
);

/** A region that scrolls, labelled by lib/html/render.ts. */
const REGION_NUMBER = /(role="region" tabindex="0" aria-label="[^"\d]*)(\d+)(?=")/g;

/**
 * Rewrites the numbers of a stored body that no writer wrote: of the labels of scrolling regions («جدول 2»), and those
 * that remark-gfm gave footnotes and their references in a stored body. The ids of the notes, and
 * numbers within their text, are unchanged.
 * @param write formats a number in the site's digits
 */
export function writeNoteNumbers(html: string, write: (number: number) => string): string {
  const rewrite = (_: string, before: string, number: string) => before + write(Number(number));
  return html.replace(FOOTNOTE_NUMBER, rewrite).replace(REGION_NUMBER, rewrite);
}
