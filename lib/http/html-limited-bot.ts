/**
 * Suffix of the User-Agent of requests for the desk (server/http/main.ts), matched by Next's `htmlLimitedBots`: those get
 * the page when it is whole (blocking render). Everybody else gets an empty static shell at once, with status 200, after
 * which a redirect or a failure can only be carried out by a script (Next's docs: loading.js, "Status codes"). The reader
 * wing must never be asked for with it, as bots bypass the page cache.
 */
export const HTML_LIMITED_BOT = 'maqal-desk';

/** User-Agent passed to Next: marked as a bot's for requests of the desk only. */
export function userAgentForNext(userAgent: string, inDesk: boolean): string {
  if (inDesk) return `${userAgent} ${HTML_LIMITED_BOT}`;
  // Next matches case-insensitively. A client that sends the mark itself is passed on without a User-Agent.
  return userAgent.toLowerCase().includes(HTML_LIMITED_BOT) ? '' : userAgent;
}
