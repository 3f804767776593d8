/** Links that hand a page on: plain addresses of the networks, which need no script and tell them nothing until pressed. */

export type ShareWay = 'whatsapp' | 'x' | 'facebook' | 'telegram' | 'mail';

export interface ShareLink {
  way: ShareWay;
  href: string;
}

/**
 * Where each network takes a page to be shared, in the order Arabic readers use them.
 * @param url absolute and percent-encoded: within a query it is encoded once more, and comes out as it went in
 * @param title plain text
 */
export function shareLinks(url: string, title: string): ShareLink[] {
  // A headline may come from anywhere; encodeURIComponent throws for half a pair.
  const text = title.replace(/\p{Cs}/gu, '');
  // On a line of its own, the address cannot turn an Arabic headline around.
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

/** A space as %20: mail programs show a + as it stands, and RFC 6068 knows no other space. */
function query(parts: Record<string, string>): string {
  const pairs = Object.entries(parts).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return `?${pairs.join('&')}`;
}
