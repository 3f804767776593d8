import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { beginning, readChanges } from '@/server/cache/freshness';
import { tapResponse } from './response-tap';
import { isNotModified, setCacheControl } from './responses';

/** A page as it was sent, compressed where it was asked for so. */
interface Answer {
  headers: OutgoingHttpHeaders;
  body: Buffer;
  /** The newest change that was known before Next was asked for it. */
  since: number;
  /** In milliseconds of the process. */
  until: number;
}

/** For how long Next is not asked again, in milliseconds; and of how many pages. */
const TTL_MS = 1000;
const MAX_ENTRIES = 100;

/** By what in a request Next answers differently, as it says in `Vary`. */
const VARIED = [
  'accept-encoding',
  'next-router-prefetch',
  'next-router-segment-prefetch',
  'next-router-state-tree',
  'rsc',
];

const recent = new Map<string, Answer>();

/**
 * Gives again what Next's page cache had within the last second, as long as nothing at all has changed since
 * (docs/0022-recent-answers.md); what is answered otherwise is taken down for the next who asks.
 * @returns whether it has answered
 */
export async function serveCached(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const { method } = request;
  if (method !== 'GET' && method !== 'HEAD') return false;
  const key = keyOf(request);
  const answer = recent.get(key);
  if (answer && performance.now() < answer.until) {
    await readChanges();
    if (beginning().since === answer.since) {
      send(answer, response);
      return true;
    }
  }
  if (method === 'GET') record(key, response);
  return false;
}

function keyOf({ url, headers }: IncomingMessage): string {
  return JSON.stringify([url, ...VARIED.map((name) => headers[name])]);
}

function send({ headers, body }: Answer, response: ServerResponse): void {
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) response.setHeader(name, value);
  setCacheControl(response);
  if (isNotModified(response, 200)) response.writeHead(304).end();
  else response.setHeader('Content-Length', body.length).end(body);
}

/** Records what is sent, where it comes from the page cache. */
function record(key: string, response: ServerResponse): void {
  const { since } = beginning();
  const chunks: Buffer[] = [];
  tapResponse(response, {
    onChunk: (chunk, encoding) => {
      if (!isOfPageCache(response)) return;
      if (typeof chunk === 'string') chunks.push(Buffer.from(chunk, encoding as BufferEncoding));
      else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
    },
  });
  response.once('finish', () => {
    if (!isOfPageCache(response)) return;
    recent.set(key, {
      headers: response.getHeaders(),
      body: Buffer.concat(chunks),
      since,
      until: performance.now() + TTL_MS,
    });
    if (recent.size > MAX_ENTRIES) recent.delete(recent.keys().next().value as string);
  });
}

/** What Next had to render, or has from before a change, is not for others. */
function isOfPageCache(response: ServerResponse): boolean {
  return (
    response.statusCode === 200 &&
    response.getHeader('x-nextjs-cache') === 'HIT' &&
    variesAsExpected(response)
  );
}

function variesAsExpected(response: ServerResponse): boolean {
  const names = [response.getHeader('Vary') ?? []]
    .flat()
    .join(',')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim());
  return names.every((name) => name === '' || VARIED.includes(name));
}
