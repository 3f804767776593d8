/**
 * CSRF check: whether a form was posted from a page of this site. Browsers name the origin with every post; one that is
 * absent or `null` says nothing, so it does not count as ours (OWASP, Cross-Site Request Forgery Prevention).
 * @param origin the Origin header as it arrived
 * @param siteUrl SITE_URL: scheme, host and port, nothing behind them
 */
export function isSameOrigin(origin: string | null | undefined, siteUrl: string): boolean {
  return origin === siteUrl;
}
