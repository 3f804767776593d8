/** The links of a stored body (lib/html/render.ts). */
import { decodeEntities } from './escape';

/** An `<a` up to the end of its `href`; attributes of a stored body are quoted, and hold no `<`. */
const LINK = /(<a(?: [\w-]+(?:="[^"]*")?)*? href=")([^"]*)"/g;

/** The distinct `href`s of a body. */
export function linksIn(html: string): string[] {
  return [...new Set(Array.from(html.matchAll(LINK), ([, , href = '']) => decodeEntities(href)))];
}

/** Replaces `href`s of a body. @param addresses the new by the current one */
export function changeLinks(html: string, addresses: ReadonlyMap<string, string>): string {
  return html.replace(LINK, (link: string, start: string, href: string) => {
    const address = addresses.get(decodeEntities(href));
    return address === undefined ? link : `${start}${encoded(address)}"`;
  });
}

/** The escapes that rehype-stringify writes. */
function encoded(address: string): string {
  return address.replace(/[&"<]/g, (sign) => `&#x${sign.charCodeAt(0).toString(16).toUpperCase()};`);
}
