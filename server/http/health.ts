/** `/healthz?detail` for a monitor: what the desk shows at /desk/health, as JSON. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readHealthFacts } from '@/db/health/facts';
import { judgeHealth, worstOf } from '@/lib/health/judge';
import { logFailure } from '@/runtime/log';
import { settings } from '@/runtime/settings';
import { mayReadMetrics } from './metrics';

/** `/healthz` without it is answered by app/healthz/route.ts, to anybody. */
export function isHealthDetail({ method, url = '' }: IncomingMessage): boolean {
  const [path, query] = url.split('?');
  return method === 'GET' && path === '/healthz' && new URLSearchParams(query).has('detail');
}

/**
 * For whom /metrics is: this machine, or METRICS_TOKEN. Others get 401 where a token is set, else 404. 503 without the
 * database; a state of `wrong` is told by the body.
 */
export async function sendHealth(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { METRICS_TOKEN } = settings;
  const caller = { socket: request.socket.remoteAddress ?? '', headers: request.headers };
  if (!mayReadMetrics(caller, METRICS_TOKEN)) {
    const asks = METRICS_TOKEN === undefined ? {} : { 'WWW-Authenticate': 'Bearer' };
    response.writeHead(METRICS_TOKEN === undefined ? 404 : 401, { ...NO_STORE, ...asks }).end();
    return;
  }
  try {
    const facts = await readHealthFacts();
    const checks = judgeHealth(facts);
    const body = JSON.stringify({ state: worstOf(checks), checks, facts });
    const status = facts.database.answers ? 200 : 503;
    response.writeHead(status, { ...NO_STORE, 'Content-Type': 'application/json' }).end(body);
  } catch (failure) {
    logFailure('Whether the site is well could not be found out', failure);
    response.writeHead(500, NO_STORE).end();
  }
}

const NO_STORE = { 'Cache-Control': 'no-store' };
