/** Where the desk is, and who may send it a form. */

export const DESK = '/desk';
export const SIGN_IN = '/desk/sign-in';

/**
 * Put behind the name of the browser in requests for the desk (server/http/main.ts) and taken for a robot's by Next
 * (`htmlLimitedBots`): it answers those when the page is whole. To everybody else it sends an empty static shell at
 * once, with status 200, after which a redirect or a failure can only be carried out by a script (Next's docs:
 * loading.js, "Status codes"). The reader wing must never be asked for with it, as robots pass by the page cache.
 */
export const WHOLE_ANSWER = 'maqal-desk';

/** What Next is told of the browser that asks for a path. */
export function agentForNext(path: string, agent: string): string {
  if (isDeskPath(path)) return `${agent} ${WHOLE_ANSWER}`;
  // Next looks for it in any case of letters. Who calls themselves so is nobody.
  return agent.toLowerCase().includes(WHOLE_ANSWER) ? '' : agent;
}

/** Whether a path, with or without its query, is in the desk. */
export function isDeskPath(path: string): boolean {
  return /^\/desk(?![^/?#])/.test(path);
}

/** Any address will do: only what a path adds to it is looked at. */
const HERE = 'http://desk.invalid';

/**
 * The page of the desk that somebody asked for before signing in: a path with its query. Anything else, above all an
 * address that leads off this site (`//elsewhere`, `/\elsewhere`, `javascript:`), becomes the desk's first page.
 */
export function toDeskPath(asked: unknown): string {
  if (typeof asked !== 'string' || !URL.canParse(asked, HERE)) return DESK;
  const { origin, pathname, search } = new URL(asked, HERE);
  return origin === HERE && isDeskPath(pathname) && pathname !== SIGN_IN ? pathname + search : DESK;
}

/** The sign-in page that leads back to this page of the desk. */
export function signInPath(asked: unknown): string {
  const path = toDeskPath(asked);
  return path === DESK ? SIGN_IN : `${SIGN_IN}?to=${encodeURIComponent(path)}`;
}

/**
 * Whether a form was sent from a page of this site. Browsers name the origin with every post; one that is absent or
 * `null` says nothing, so it does not count as ours (OWASP, Cross-Site Request Forgery Prevention).
 * @param origin the Origin header as it arrived
 * @param siteUrl SITE_URL: scheme, host and port, nothing behind them
 */
export function isOwnOrigin(origin: string | null | undefined, siteUrl: string): boolean {
  return origin === siteUrl;
}
