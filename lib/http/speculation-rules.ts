/** Which pages a browser may fetch before their link is pressed (HTML Standard, "speculative loading"). */

/** Where the rules are found; named by the header of every reader's page, because the policy allows no inline script. */
const SPECULATION_PATH = '/speculation-rules.json';

/** The header's value is a list of strings (HTML Standard, "The Speculation-Rules header"). */
export const speculationHeader = { key: 'Speculation-Rules', value: `"${SPECULATION_PATH}"` };

/** In each edition, the pages that anybody may see and that nothing changes by opening; all others are left alone. */
const PAGES = ['', '/articles/:slug', '/authors/:slug', '/topics/:slug'];

/**
 * A page is rendered ahead when a reader rests on its link (`moderate`), which most do who will press it. Private pages,
 * forms, the desk and feeds are not listed, so looking at a link asks for none of them.
 * @param editions first parts of the site's addresses
 */
export function speculationRules(editions: readonly string[]) {
  const pathnames = editions.flatMap((edition) => PAGES.map((page) => `/${edition}${page}`));
  const listed = pathnames.map((pathname) => ({ href_matches: { pathname, search: '' } }));
  // A link within the page leads to what is there already.
  const elsewhere = { not: { selector_matches: '[href^="#"]' } };
  return { prerender: [{ where: { and: [{ or: listed }, elsewhere] }, eagerness: 'moderate' }] };
}
