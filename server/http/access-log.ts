import type { IncomingMessage, ServerResponse } from 'node:http';
import { log } from '@/runtime/log';
import { measures } from '@/runtime/metrics';
import { routeOf } from '@/runtime/routes';
import { METHODS } from './trust';

/** Asked every few seconds by machines that look after the server: logged only where somebody wants to see all. */
const BY_MACHINES = new Set(['/healthz', '/metrics']);

/** What Next's page cache had, as Next says in the answer; nothing where it was not asked. */
const CACHE_RESULTS = new Map([
  ['HIT', 'hit'],
  ['STALE', 'stale'],
  ['MISS', 'miss'],
]);

/**
 * Writes one line into the log when an answer has ended, and counts it. What is said of a request names neither who sent
 * it, from where and with what, nor what they asked or typed (runtime/routes.ts).
 * @param url as it arrived: it is rewritten later
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
    measures.requests.inc({ route, status });
    measures.requestTime.observe({ route, cache: cache ?? 'none' }, took / 1000);
    if (cache) measures.pageCache.inc({ result: cache });
    log[BY_MACHINES.has(route) ? 'debug' : 'info']({
      event: 'request',
      method: METHODS.includes(method) ? method : 'other',
      route,
      path,
      status,
      ms: Math.round(took * 10) / 10,
      bytes: socket.bytesWritten - sentBefore,
      cache,
      // The caller went away before all was sent.
      ...(response.writableFinished ? {} : { cut: true }),
    });
  });
}
