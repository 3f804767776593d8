/**
 * Suffix of the User-Agent of requests for the desk (server/http/main.ts), matched by Next's `htmlLimitedBots`: those get
 * the page when it is whole (blocking render). Everybody else gets an empty static shell at once, with status 200, after
 * which a redirect or a failure can only be carried out by a script (Next's docs: loading.js, "Status codes"). The reader
 * wing must never be asked for with it, as bots bypass the page cache.
 */
export const HTML_LIMITED_BOT = 'maqal-desk';

/** User-Agent that Next is given for a request: marked as a bot's in the desk, and nowhere else. */
export function userAgentForNext(userAgent: string, inDesk: boolean): string {
  if (inDesk) return `${userAgent} ${HTML_LIMITED_BOT}`;
  // Next matches regardless of case. No browser calls itself so: whoever does loses its name.
  return userAgent.toLowerCase().includes(HTML_LIMITED_BOT) ? '' : userAgent;
}
