/** Which headers of a request are trusted, and which requests are rejected before Next sees them. */
import type { IncomingMessage } from 'node:http';
import { settings } from '@/runtime/settings';

/** Set by proxies, and by anybody who claims to be one. */
export const FORWARDING_HEADERS = [
  'forwarded',
  'via',
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-port',
  'x-forwarded-proto',
  'x-real-ip',
];

/**
 * Removes forwarding headers, but for `x-forwarded-for` with the one client address that can be trusted, and sets the
 * Host to that of SITE_URL, to which Next compares the origin of a form.
 */
export function normalizeForwarding({ headers, socket }: IncomingMessage): void {
  const { host, origin } = headers;
  const forwarded = headers['x-forwarded-for'] as string | undefined;
  for (const name of FORWARDING_HEADERS) delete headers[name];
  headers['x-forwarded-for'] = clientAddress(socket.remoteAddress ?? '', forwarded, settings.TRUSTED_PROXIES);
  if (!isSameHost(origin, host)) headers.host = new URL(settings.SITE_URL).host;
}

/**
 * The client's address. Each proxy appends to X-Forwarded-For the address that called it, so only as many
 * entries from its end can be trusted as there are proxies of ours; any before them the client may have forged.
 * @param socket the address at the other end of the connection
 * @param forwarded the X-Forwarded-For header as it arrived
 * @param proxies how many proxies of ours stand before the server
 */
export function clientAddress(socket: string, forwarded: string | undefined, proxies: number): string {
  const chain = [...(forwarded ?? '').split(','), socket].map((entry) => entry.trim()).filter(Boolean);
  return chain.at(-1 - proxies) ?? chain[0] ?? '';
}

export const METHODS: readonly string[] = ['GET', 'HEAD', 'POST', 'OPTIONS'];

/** For the Allow header of an answer to another method. */
export const ALLOWED_METHODS = METHODS.join(', ');

export interface RequestLine {
  method: string;
  /** As it arrived: `/path?query` of a browser's request. */
  target: string;
  /** Every Host header; a request has one (RFC 9112, section 3.2). */
  hosts: readonly string[];
  origin: string | undefined;
  /** Sec-Fetch-Site, by which a browser says where a request comes from. */
  fetchSite: string | undefined;
}

/** From a page of this origin, and without a page: an address typed, a bookmark. Another subdomain is another origin. */
const OWN_SITES = ['same-origin', 'none'];

/**
 * The status a request is rejected with: 400 for one that a proxy before us may read in another way than we do, 405 for
 * a method without a meaning here, 403 for a form that was sent from another site's page. Undefined for all others.
 * @param siteUrl SITE_URL: scheme, host and port, nothing behind them
 */
export function rejectionOf(
  { method, target, hosts, origin, fetchSite }: RequestLine,
  siteUrl: string,
): 400 | 403 | 405 | undefined {
  if (hosts.length > 1 || !isTextPath(target)) return 400;
  if (!METHODS.includes(method)) return 405;
  if (method !== 'POST' || isOneClickUnsubscribe(target)) return;
  // Programs that post without a page to post from send neither header. A browser may leave out the origin, or have it
  // taken out on the way, and still say which site the page was of.
  if (origin === undefined) return fetchSite === undefined || OWN_SITES.includes(fetchSite) ? undefined : 403;
  return origin === siteUrl || isSameHost(origin, hosts[0]) ? undefined : 403;
}

/**
 * Whether a page was opened, and its form sent, under another name than the site's: `127.0.0.1` for `localhost`, an
 * address in the newsroom's network. No cookie of the site goes there, and the desk takes no form from it.
 */
function isSameHost(origin: string | undefined, host: string | undefined): boolean {
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`);
}

/**
 * A target with another host in it (`GET http://elsewhere/`) is for proxies: Next would lead there. Control characters
 * are in no address of ours, and would get around the patterns of Next's routes.
 */
function isTextPath(target: string): boolean {
  if (!target.startsWith('/')) return false;
  try {
    return !/\p{Cc}/u.test(decodeURIComponent(target.split('?')[0] ?? ''));
  } catch {
    return false;
  }
}

/** A mail program's, which may be a page elsewhere (RFC 8058); the secret in the address is all it needs. */
export function isOneClickUnsubscribe(target: string): boolean {
  return /^\/[a-z]+\/subscriptions\/[\w-]+\/unsubscribe$/.test(target);
}
