/** The links of a stored body (lib/html/render.ts). */
import { decodeEntities } from './escape';

/** An `a` up to its address; attributes of a stored body are quoted, and hold no `<`. */
const LINK = /(<a(?: [\w-]+(?:="[^"]*")?)*? href=")([^"]*)"/g;

/** Where the links of a body lead, each once. */
export function linksIn(html: string): string[] {
  return [...new Set(Array.from(html.matchAll(LINK), ([, , href = '']) => decodeEntities(href)))];
}

/** The body with other addresses in its links: by the one that stands there now. */
export function changeLinks(html: string, addresses: ReadonlyMap<string, string>): string {
  return html.replace(LINK, (link: string, start: string, href: string) => {
    const address = addresses.get(decodeEntities(href));
    return address === undefined ? link : `${start}${encoded(address)}"`;
  });
}

/** As rehype writes what it must. */
function encoded(address: string): string {
  return address.replace(/[&"<]/g, (sign) => `&#x${sign.charCodeAt(0).toString(16).toUpperCase()};`);
}
