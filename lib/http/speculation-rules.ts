/** Speculation rules: which pages a browser may prerender (HTML Standard, "speculative loading"). */

/** Named by a header of every reader page, because the policy allows no inline script. */
const SPECULATION_PATH = '/speculation-rules.json';

/** The header's value is a list of strings (HTML Standard, "The Speculation-Rules header"). */
export const speculationHeader = { key: 'Speculation-Rules', value: `"${SPECULATION_PATH}"` };

/** Public pages whose GET has no side effect; all others are never prerendered. */
const PAGES = ['', '/articles/:slug', '/pages/:slug', '/authors/:slug', '/topics/:slug', '/picks'];

/**
 * Prerenders when a reader hovers over a link (`moderate`), which most do who will press it. Private pages, forms, the
 * desk and feeds are not listed.
 * @param editions first parts of the site's addresses
 */
export function speculationRules(editions: readonly string[]) {
  const pathnames = editions.flatMap((edition) => PAGES.map((page) => `/${edition}${page}`));
  const listed = pathnames.map((pathname) => ({ href_matches: { pathname, search: '' } }));
  // Links within the page.
  const elsewhere = { not: { selector_matches: '[href^="#"]' } };
  return { prerender: [{ where: { and: [{ or: listed }, elsewhere] }, eagerness: 'moderate' }] };
}
