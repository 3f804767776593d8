/** What no browser sends and no page of ours answers: told apart before Next sees it. */

/** Node takes no other methods than those it knows; of all these only a few mean anything here. */
export const METHODS: readonly string[] = ['GET', 'HEAD', 'POST', 'OPTIONS'];

/** For the Allow header of an answer to another method. */
export const ALLOWED_METHODS = METHODS.join(', ');

export interface AskedRequest {
  method: string;
  /** As it arrived: `/path?query` of a browser's request. */
  target: string;
  /** Every Host header; a request has one (RFC 9112, section 3.2). */
  hosts: readonly string[];
  origin: string | undefined;
}

/**
 * Why a request is not worked on, as the status of its answer: 400 for one that a proxy before us may read in another way
 * than we do, 405 for a method without a meaning here, 403 for a form that was sent from a page of somebody else's.
 * @param siteUrl SITE_URL: scheme, host and port, nothing behind them
 */
export function faultOf(
  { method, target, hosts, origin }: AskedRequest,
  siteUrl: string,
): 400 | 403 | 405 | undefined {
  if (hosts.length > 1 || !isPathOfText(target)) return 400;
  if (!METHODS.includes(method)) return 405;
  // Programs that post without a page to post from name no origin; every browser does.
  if (method !== 'POST' || origin === undefined || isOneClick(target)) return;
  return origin === siteUrl || isAlias(origin, hosts[0]) ? undefined : 403;
}

/**
 * Whether a page was opened, and its form sent, under another name than the site's: `127.0.0.1` for `localhost`, an
 * address in the newsroom's network. No cookie of the site goes there, and the desk takes no form from it.
 */
export function isAlias(origin: string | undefined, host: string | undefined): boolean {
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`);
}

/**
 * A target with another host in it (`GET http://elsewhere/`) is for proxies: Next would lead there. Control characters
 * are in no address of ours, and would get around the patterns of Next's routes.
 */
function isPathOfText(target: string): boolean {
  if (!target.startsWith('/')) return false;
  try {
    return !/\p{Cc}/u.test(decodeURIComponent(target.split('?')[0] ?? ''));
  } catch {
    return false;
  }
}

/** A mail program's, which may be a page elsewhere (RFC 8058); the secret in the address is all it needs. */
function isOneClick(target: string): boolean {
  return /^\/[a-z]+\/subscriptions\/[\w-]+\/unsubscribe$/.test(target);
}
