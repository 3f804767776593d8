import type { IncomingMessage, ServerResponse } from 'node:http';
import { log } from '@/runtime/log';
import { metrics } from '@/runtime/metrics';
import { routeOf } from '@/runtime/routes';
import { METHODS } from './trust';

/** Polled every few seconds by monitoring: logged at level `debug` only. */
const MONITORING = new Set(['/healthz', '/metrics']);

/** Page cache result by Next's `x-nextjs-cache`; absent where the cache was not asked. */
const CACHE_RESULTS = new Map([
  ['HIT', 'hit'],
  ['STALE', 'stale'],
  ['MISS', 'miss'],
]);

/**
 * Access log and request metrics: one line when the response has closed. It names neither who sent the request, from
 * where and with what, nor what they searched for or typed (runtime/routes.ts).
 * @param url as it arrived: `request.url` is rewritten later
 */
export function logRequest(
  { method = '', socket }: IncomingMessage,
  response: ServerResponse,
  url: string,
): void {
  const start = performance.now();
  const sentBefore = socket.bytesWritten;
  response.once('close', () => {
    const { route, path } = routeOf(url);
    const status = response.statusCode;
    const took = performance.now() - start;
    const cache = CACHE_RESULTS.get(String(response.getHeader('x-nextjs-cache')));
    metrics.requests.inc({ route, status });
    metrics.requestTime.observe({ route, cache: cache ?? 'none' }, took / 1000);
    if (cache) metrics.pageCache.inc({ result: cache });
    log[MONITORING.has(route) ? 'debug' : 'info']({
      event: 'request',
      method: METHODS.includes(method) ? method : 'other',
      route,
      path,
      status,
      ms: Math.round(took * 10) / 10,
      bytes: socket.bytesWritten - sentBefore,
      cache,
      // The client disconnected before all was sent.
      ...(response.writableFinished ? {} : { cut: true }),
    });
  });
}
