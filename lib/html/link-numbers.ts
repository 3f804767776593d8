/** The numbers in a stored body: of its links on paper, and of its footnotes. */
import { decodeEntities } from './escape';

export interface NumberedLinks {
  html: string;
  /** Addresses in the order of their numbers, which count from 1; as a reader would type them. */
  addresses: string[];
}

const LINK = /(<a href="(https?:[^"]*)"[^>]*>)([\s\S]*?)<\/a>/g;

/**
 * Puts `<sup class="paper">[1]</sup>` after each link of a stored body that leads elsewhere; an address that comes
 * again keeps its number, and a link whose text is its address needs none.
 * @param write how the site writes a number
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

/** An address as people read it: Arabic letters instead of their escapes. What cannot be decoded stays as it is. */
export function readableUrl(address: string): string {
  const decoded = decodeEntities(address);
  try {
    // A space, an invisible or a bracket would end the address for whoever types it, or change what it says.
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
const NOTE_MARK = new RegExp(
  String.raw`(<a\b${INSIDE_TAG}\sdata-footnote-(?:back)?ref\b${INSIDE_TAG}>[^<\d]*(?:<sup>)?)(\d+)`,
  'g',
);

/**
 * Rewrites the numbers that remark-gfm put into a stored body (of footnotes, and of the places they are named at) as the
 * site writes numbers. The addresses of the notes, and numbers within them, stay.
 */
export function writeNoteNumbers(html: string, write: (number: number) => string): string {
  return html.replace(NOTE_MARK, (_, before: string, number: string) => before + write(Number(number)));
}
