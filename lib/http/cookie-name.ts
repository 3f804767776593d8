/**
 * A cookie's name as browsers protect it: over https they take one that begins with `__Host-` from this host alone, for
 * all its paths and by https (RFC 6265bis, section 4.1.3.2). No other site below the same domain can put one in its place.
 * @param siteUrl SITE_URL; without https there is no such protection, and browsers would refuse the name
 */
export function cookieName(name: string, siteUrl: string): string {
  return siteUrl.startsWith('https:') ? `__Host-${name}` : name;
}
