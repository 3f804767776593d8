import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * How many forms are worked on at once. Each takes some milliseconds, one that comes back with errors as long as a page:
 * whoever came behind so many would wait for seconds, and all that wait take memory.
 */
export const POSTS_MOST = 64;

/** The forms that are being worked on. */
export class Crowd {
  readonly #posts = new Set<IncomingMessage>();

  /** To be called with each that is worked on. */
  join(request: IncomingMessage, response: ServerResponse): void {
    this.#posts.add(request);
    // One more than Next's own, of which there are so many that Node would warn of a leak.
    response.setMaxListeners(response.getMaxListeners() + 1);
    response.once('close', () => this.#posts.delete(request));
  }

  /** Forms that are still on their way count for nothing: who sends slowly keeps nobody else out. */
  isFull(): boolean {
    let whole = 0;
    for (const { complete } of this.#posts) if (complete) whole += 1;
    return whole >= POSTS_MOST;
  }
}
