/** Where the desk is, and who may send it a form. */

export const DESK = '/desk';
export const SIGN_IN = '/desk/sign-in';

/** Any address will do: only what a path adds to it is looked at. */
const HERE = 'http://desk.invalid';

/**
 * The page of the desk that somebody asked for before signing in: a path with its query. Anything else, above all an
 * address that leads off this site (`//elsewhere`, `/\elsewhere`, `javascript:`), becomes the desk's first page.
 */
export function toDeskPath(asked: unknown): string {
  if (typeof asked !== 'string' || !URL.canParse(asked, HERE)) return DESK;
  const { origin, pathname, search } = new URL(asked, HERE);
  const isDesk = origin === HERE && (pathname === DESK || pathname.startsWith(`${DESK}/`));
  return isDesk && pathname !== SIGN_IN ? pathname + search : DESK;
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
