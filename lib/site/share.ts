/** Share links: plain URLs of the networks, which need no script and tell them nothing until pressed. */

export type ShareWay = 'whatsapp' | 'x' | 'facebook' | 'telegram' | 'mail';

interface ShareLink {
  way: ShareWay;
  href: string;
}

/**
 * The share URL of each network, in the order Arabic readers use them.
 * @param url absolute and percent-encoded; encoded once more within the query
 * @param title plain text
 */
export function shareLinks(url: string, title: string): ShareLink[] {
  // encodeURIComponent throws for a lone surrogate, which an imported headline may hold.
  const text = title.replace(/\p{Cs}/gu, '');
  // On a line of its own, the URL cannot reorder an Arabic headline.
  const both = `${text}\n${url}`;
  return [
    { way: 'whatsapp', href: `https://wa.me/${query({ text: both })}` },
    { way: 'x', href: `https://x.com/intent/post${query({ text, url })}` },
    { way: 'facebook', href: `https://www.facebook.com/sharer/sharer.php${query({ u: url })}` },
    { way: 'telegram', href: `https://t.me/share/url${query({ url, text })}` },
    // RFC 6068, section 5: lines of a body end in %0D%0A.
    { way: 'mail', href: `mailto:${query({ subject: text, body: both.replaceAll('\n', '\r\n') })}` },
  ];
}

/** What programs that make links of addresses take for a part of one. A mark at the end might be lost. */
const PASTED_WHOLE = /^[\p{L}\p{M}\p{N}\-._~/]*[\p{L}\p{N}/]$/u;

/** An address for the clipboard: its path in letters where they survive pasting, else percent-encoded. */
export function pastableUrl({ href, origin, pathname, search, hash }: URL): string {
  try {
    const letters = decodeURI(pathname);
    return PASTED_WHOLE.test(letters) ? origin + letters + search + hash : href;
  } catch {
    return href;
  }
}

/** Not URLSearchParams: RFC 6068 encodes a space only as %20, and mail programs show a + literally. */
function query(parts: Record<string, string>): string {
  const pairs = Object.entries(parts).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `?${pairs.join('&')}`;
}
