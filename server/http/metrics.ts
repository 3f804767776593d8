/** `/metrics` for Prometheus: who may read them, and gauges that are read from the database on each scrape. */
import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { isIPv4 } from 'node:net';
import { Gauge } from 'prom-client';
import { newestBackup } from '@/db/backup/rotation';
import { outboxState } from '@/db/mail/outbox';
import { countWaiting } from '@/db/moderation/queue';
import { logFailure } from '@/runtime/log';
import { metrics } from '@/runtime/metrics';
import { settings } from '@/runtime/settings';
import { FORWARDING_HEADERS } from './trust';

const registers = [metrics.registry];

const up = new Gauge({
  name: 'maqal_database_up',
  help: '1 while the database answers, else 0',
  registers,
});

const queue = new Gauge({
  name: 'maqal_queue_comments',
  help: 'Comments that wait for a moderator',
  registers,
});

const outbox = new Gauge({
  name: 'maqal_outbox_mails',
  help: 'Mails in the outbox: waiting to be sent, of these failing, and given up',
  labelNames: ['state'] as const,
  registers,
});

const outboxAge = new Gauge({
  name: 'maqal_outbox_oldest_seconds',
  help: 'Since when the oldest mail that waits has been there; 0 when none waits',
  registers,
});

const backupAge = new Gauge({
  name: 'maqal_backup_age_seconds',
  help: 'Since the newest backup was begun; none without BACKUP_DIR, or before the first',
  registers,
});

const LOOPBACK_NAMES = new Set(['localhost', '127.0.0.1', '[::1]']);

/** False also for those who may not read them: to them the address is a missing page. */
export function isMetricsRequest({ method, url = '', headers, socket }: IncomingMessage): boolean {
  if (method !== 'GET' || url.split('?')[0] !== '/metrics') return false;
  return mayReadMetrics({ socket: socket.remoteAddress ?? '', headers }, settings.METRICS_TOKEN);
}

interface MetricsCaller {
  /** The remote address of the connection. */
  socket: string;
  /** As they arrived, before normalizeForwarding. */
  headers: Record<string, string | string[] | undefined>;
}

/**
 * Authorizes by the bearer token, or from loopback. A proxy on this machine calls from loopback too, for anybody: so no
 * forwarding header may be there, and the Host must be a name of this machine, not the site's.
 * @param token METRICS_TOKEN; undefined when there is none
 */
export function mayReadMetrics({ socket, headers }: MetricsCaller, token: string | undefined): boolean {
  if (token !== undefined && isSame(headers.authorization, `Bearer ${token}`)) return true;
  if (FORWARDING_HEADERS.some((name) => headers[name] !== undefined)) return false;
  const name = String(headers.host ?? '').replace(/:\d+$/, '');
  return isLoopback(socket) && LOOPBACK_NAMES.has(name.toLowerCase());
}

/** Compares in constant time. */
function isSame(given: string | string[] | undefined, expected: string): boolean {
  const one = Buffer.from(String(given ?? ''));
  const other = Buffer.from(expected);
  return one.length === other.length && timingSafeEqual(one, other);
}

function isLoopback(socket: string): boolean {
  const address = socket.replace(/^::ffff:/, '');
  return address === '::1' || (isIPv4(address) && address.startsWith('127.'));
}

export async function sendMetrics(response: ServerResponse): Promise<void> {
  try {
    const { type, text } = await readMetrics();
    response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(text);
  } catch (failure) {
    logFailure('The metrics could not be read', failure);
    response.writeHead(500, { 'Cache-Control': 'no-store' }).end();
  }
}

/** In Prometheus' text format. Without the database: the metrics of the process, and `maqal_database_up 0`. */
export async function readMetrics(): Promise<{ type: string; text: string }> {
  await readDatabase().then(
    () => up.set(1),
    (failure) => {
      logFailure('The metrics of the database could not be read', failure);
      queue.remove();
      outbox.reset();
      outboxAge.remove();
      up.set(0);
    },
  );
  await readBackups();
  return { type: metrics.registry.contentType, text: await metrics.registry.metrics() };
}

async function readBackups(): Promise<void> {
  const newest = await newestBackup().catch(
    (failure) => void logFailure('Backups could not be looked for', failure),
  );
  if (newest) backupAge.set((Date.now() - newest.getTime()) / 1000);
  else backupAge.remove();
}

async function readDatabase(): Promise<void> {
  const waiting = await countWaiting();
  const mails = await outboxState();
  queue.set(waiting);
  for (const state of ['waiting', 'failing', 'failed'] as const) outbox.set({ state }, mails[state]);
  outboxAge.set(mails.oldest ? (Date.now() - mails.oldest.getTime()) / 1000 : 0);
}
