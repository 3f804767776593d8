import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { readInvalidations, startedAt } from '@/server/cache/freshness';
import { isNotModified, setCacheControl } from './response-headers';
import { tapResponse } from './response-tap';

/** A response as it was sent, in the encoding that was negotiated. */
interface CachedResponse {
  headers: OutgoingHttpHeaders;
  body: Buffer;
  /** The newest invalidation that was known before Next was asked. */
  since: number;
  /** In milliseconds of the process. */
  until: number;
}

const TTL_MS = 1000;
const MAX_ENTRIES = 100;

/** The request headers that Next names in `Vary`: parts of the cache key. */
const VARIED = [
  'accept-encoding',
  'next-router-prefetch',
  'next-router-segment-prefetch',
  'next-router-state-tree',
  'rsc',
];

const recent = new Map<string, CachedResponse>();

/**
 * Micro-cache: serves again what Next's page cache had within the last second, as long as nothing at all was invalidated
 * since (docs/0022-micro-cache.md); on a miss records what Next sends.
 * @returns whether it was a hit
 */
export async function serveCached(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const { method } = request;
  if (method !== 'GET' && method !== 'HEAD') return false;
  const key = keyOf(request);
  const answer = recent.get(key);
  if (answer && performance.now() < answer.until) {
    await readInvalidations();
    if (startedAt().since === answer.since) {
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

function send({ headers, body }: CachedResponse, response: ServerResponse): void {
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) response.setHeader(name, value);
  setCacheControl(response);
  if (isNotModified(response, 200)) response.writeHead(304).end();
  else response.setHeader('Content-Length', body.length).end(body);
}

/** Stores what is sent, if it is a hit of the page cache. */
function record(key: string, response: ServerResponse): void {
  const { since } = startedAt();
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

/** What Next had to render (MISS), or has from before an invalidation (STALE), is not for others. */
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
