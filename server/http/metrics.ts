import type { IncomingMessage, ServerResponse } from 'node:http';
import { logFailure } from '@/runtime/log';
import { settings } from '@/runtime/settings';
import { readMetrics } from './gauges';
import { mayReadMetrics } from './metrics-access';

/** Whether a request is for the metrics, by somebody who may read them; to others there is nothing at that address. */
export function asksForMetrics({ method, url = '', headers, socket }: IncomingMessage): boolean {
  if (method !== 'GET' || url.split('?')[0] !== '/metrics') return false;
  return mayReadMetrics({ socket: socket.remoteAddress ?? '', headers }, settings.METRICS_TOKEN);
}

export async function answerWithMetrics(response: ServerResponse): Promise<void> {
  try {
    const { type, text } = await readMetrics();
    response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store' }).end(text);
  } catch (failure) {
    logFailure('The metrics could not be read', failure);
    response.writeHead(500, { 'Cache-Control': 'no-store' }).end();
  }
}
