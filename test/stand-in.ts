import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { accelExpires, PAGE_CACHE_CONTROL } from '@/lib/http/cache-control';

/** What a stand-in answers; what is left out is said of a page that may be kept. */
export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
}

/** What was asked, as it arrived. */
export type Asked = Pick<IncomingMessage, 'method' | 'url' | 'headers'>;

/** A server in the place of the app, which answers as the app does and counts what it is asked. */
export class StandIn {
  readonly asked: Asked[] = [];
  /** Undefined: it never answers. */
  answer: ((request: Asked) => Answer) | undefined = () => ({});
  #server: Server | undefined;

  constructor(readonly port: number) {}

  async start(): Promise<void> {
    this.#server = createServer(async (request, response) => {
      request.resume();
      await once(request, 'end').catch(() => {});
      this.asked.push(request);
      const answer = this.answer?.(request);
      if (!answer) return;
      const { status = 200, headers = pageHeaders(), body = page('') } = answer;
      const known = headers.ETag !== undefined && headers.ETag === request.headers['if-none-match'];
      response.writeHead(known ? 304 : status, headers).end(known ? '' : body);
    }).listen(this.port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  /** As a server that was killed: no connection is left. */
  async stop(): Promise<void> {
    const closed = this.#server && once(this.#server, 'close');
    this.#server?.close();
    this.#server?.closeAllConnections();
    await closed;
    this.#server = undefined;
  }

  /** How often this path was asked for. */
  times(path: string): number {
    return this.asked.filter(({ url }) => url === path).length;
  }
}

export function pageHeaders(): Record<string, string> {
  return {
    'Content-Type': 'text/html; charset=utf-8',
    Vary: 'rsc, next-router-state-tree, Accept-Encoding',
    'Cache-Control': PAGE_CACHE_CONTROL,
    'X-Accel-Expires': accelExpires(Date.now()),
  };
}

/** Long enough to be compressed. */
export function page(text: string): string {
  return `<!doctype html><p>${text}</p>${'<p>نصّ</p>'.repeat(200)}</html>`;
}
