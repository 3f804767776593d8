import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { accelExpires, PAGE_CACHE_CONTROL } from '@/lib/http/cache-control';

/** An answer of the fake upstream; the default is a cacheable page. */
export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
}

type Asked = Pick<IncomingMessage, 'method' | 'url' | 'headers'>;

/** Fake upstream behind nginx: answers as the app does, and records requests. */
export class FakeUpstream {
  readonly asked: Asked[] = [];
  /** The addresses of requests that began to arrive and have not ended. */
  readonly begun: (string | undefined)[] = [];
  /** Undefined: requests hang. */
  answer: ((request: Asked) => Answer) | undefined = () => ({});
  #server: Server | undefined;

  constructor(readonly port: number) {}

  async start(): Promise<void> {
    this.#server = createServer(async (request, response) => {
      request.resume();
      this.begun.push(request.url);
      await once(request, 'end').catch(() => {});
      this.begun.splice(this.begun.indexOf(request.url), 1);
      this.asked.push(request);
      const answer = this.answer?.(request);
      if (!answer) return;
      const { status = 200, headers = pageHeaders(), body = page('') } = answer;
      const known = headers.ETag !== undefined && headers.ETag === request.headers['if-none-match'];
      response.writeHead(known ? 304 : status, headers).end(known ? '' : body);
    }).listen(this.port, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  /** As when the server is killed: all connections are destroyed. */
  async stop(): Promise<void> {
    const closed = this.#server && once(this.#server, 'close');
    this.#server?.close();
    this.#server?.closeAllConnections();
    await closed;
    this.#server = undefined;
  }

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

/** Above nginx's gzip_min_length. */
export function page(text: string): string {
  return `<!doctype html><p>${text}</p>${'<p>نصّ</p>'.repeat(200)}</html>`;
}
