import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { perProcess } from './per-process';

/** Histogram buckets in seconds: from a cache hit in memory to a request whose client has given up. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * Prometheus metrics of this process, for /metrics. Label values are closed lists, no slugs, ids or user input: any client
 * could create time series without limit. Gauges of the database are read on request (server/http/metrics.ts).
 */
function createMetrics() {
  const registry = new Registry();
  const registers = [registry];
  return {
    registry,
    requests: new Counter({
      name: 'maqal_requests_total',
      help: 'Requests answered, by kind of address and status',
      labelNames: ['route', 'status'] as const,
      registers,
    }),
    requestTime: new Histogram({
      name: 'maqal_request_seconds',
      help: 'From the head of a request to the end of its answer; with cache "miss", pages that were rendered for it',
      labelNames: ['route', 'cache'] as const,
      buckets: BUCKETS,
      registers,
    }),
    renderTime: new Histogram({
      name: 'maqal_render_seconds',
      help: 'From the look for a page in the cache to its being there anew, also where readers had the old one meanwhile',
      buckets: BUCKETS,
      registers,
    }),
    pageCache: new Counter({
      name: 'maqal_page_cache_total',
      help: 'Pages of the reader wing asked for, by what the cache had: hit, stale or miss',
      labelNames: ['result'] as const,
      registers,
    }),
    comments: new Counter({
      name: 'maqal_comments_posted_total',
      help: 'Comments posted, by the state they were stored in or why they were not',
      labelNames: ['outcome'] as const,
      registers,
    }),
    decisions: new Counter({
      name: 'maqal_decisions_total',
      help: 'Comments that moderators decided on at the desk',
      labelNames: ['action'] as const,
      registers,
    }),
    mails: new Counter({
      name: 'maqal_mails_total',
      help: 'Tries to send a mail, by what became of it',
      labelNames: ['outcome'] as const,
      registers,
    }),
    databaseTime: new Histogram({
      name: 'maqal_database_seconds',
      help: 'Time a statement took (read), and a transaction from its place in the line to its end (write)',
      labelNames: ['operation'] as const,
      buckets: BUCKETS,
      registers,
    }),
  };
}

export const metrics = perProcess('metrics', createMetrics);

/** Collects memory, processor time and event loop lag too. For the server alone. */
export function measureProcess(): void {
  collectDefaultMetrics({ register: metrics.registry });
}

/** Observes the duration of `work`, also where it throws. */
export async function observe<T>(operation: 'read' | 'write', work: () => Promise<T>): Promise<T> {
  const stop = metrics.databaseTime.startTimer({ operation });
  try {
    return await work();
  } finally {
    stop();
  }
}
