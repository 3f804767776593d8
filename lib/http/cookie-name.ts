/**
 * Adds the `__Host-` prefix over https: browsers then accept the cookie from this host alone, for all its paths and by
 * https (RFC 6265bis, section 4.1.3.2). No other site below the same domain can overwrite it.
 * @param siteUrl SITE_URL; without https there is no such protection, and browsers would refuse the name
 */
export function cookieName(name: string, siteUrl: string): string {
  return siteUrl.startsWith('https:') ? `__Host-${name}` : name;
}
