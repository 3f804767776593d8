import { timingSafeEqual } from 'node:crypto';
import { isIPv4 } from 'node:net';

/** A request, as far as it says who may read the metrics. */
export interface MetricsCaller {
  /** The address at the other end of the connection. */
  socket: string;
  /** As they arrived, before the server put its own word there. */
  headers: Record<string, string | string[] | undefined>;
}

/** Proxies say with one of these that they ask for somebody else. */
const FORWARDING = [
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'forwarded',
  'via',
];

const OWN_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Whether a caller may read the metrics: with the token, or from this machine itself. A proxy on this machine calls from
 * it too, for anybody: so nothing may say that the call was passed on, and it must be addressed to this machine by its
 * own name, not by the site's.
 * @param token METRICS_TOKEN; undefined when there is none
 */
export function mayReadMetrics({ socket, headers }: MetricsCaller, token: string | undefined): boolean {
  if (token !== undefined && isSame(headers.authorization, `Bearer ${token}`)) return true;
  if (FORWARDING.some((name) => headers[name] !== undefined)) return false;
  const name = String(headers.host ?? '').replace(/:\d+$/, '');
  return isLoopback(socket) && OWN_NAMES.has(name.toLowerCase());
}

function isSame(given: string | string[] | undefined, expected: string): boolean {
  const one = Buffer.from(String(given ?? ''));
  const other = Buffer.from(expected);
  return one.length === other.length && timingSafeEqual(one, other);
}

function isLoopback(socket: string): boolean {
  const address = socket.replace(/^::ffff:/, '');
  return address === '::1' || (isIPv4(address) && address.startsWith('127.'));
}
