import type { IncomingMessage, ServerResponse } from 'node:http';
import { finished } from 'node:stream';
import { PICTURES, PORTRAIT, SAVE_ARTICLE } from '@/lib/desk/articles-url';
import { MAX_ARTICLE_BYTES } from '@/lib/http/upload-limit';
import { FieldsOfMultipart } from './multipart-fields';

/**
 * The longest comment is 5000 graphemes, some 60 KB of vowelled Arabic; a form that came back with errors carries its
 * text twice.
 */
export const MAX_BODY_BYTES = 256 * 1024;
/** Whether pictures may be sent to a path. */
export function takesUploads(url: string): boolean {
  return [SAVE_ARTICLE, PICTURES, PORTRAIT].some((path) => url.startsWith(path));
}

/** The limit for what anybody posts to a path. */
export function bodyLimitOf(url: string): number {
  return takesUploads(url) ? MAX_ARTICLE_BYTES : MAX_BODY_BYTES;
}

/**
 * Taps the body of a request on its way to the reader: buffers and counts it, and rejects it when it is too large. To be
 * constructed before the first `await`: chunks that arrive earlier are missed.
 */
export class RequestBody {
  readonly #request: IncomingMessage;
  #limit: number;
  /** Of what is kept in memory, for a form that comes back: its fields, and not what is in its files. */
  readonly #keptLimit: number;
  readonly #chunks: Buffer[] = [];
  #kept = 0;
  #isCut = false;
  #arrive = () => {};
  readonly #arrived = new Promise<void>((resolve) => {
    this.#arrive = resolve;
  });
  #received = 0;
  #refuse: (() => ServerResponse) | undefined;

  constructor(request: IncomingMessage, limit = MAX_BODY_BYTES) {
    this.#request = request;
    this.#limit = limit;
    this.#keptLimit = limit;
    if (request.method === 'POST' || request.headers['transfer-encoding']) this.#tap();
  }

  #tap(): void {
    const request = this.#request;
    const { push } = request;
    const boundary = boundaryOf(request);
    const fields = boundary ? new FieldsOfMultipart(boundary) : null;
    let refused: ServerResponse | undefined;
    request.once('close', this.#arrive);
    request.push = (chunk: Buffer | null, encoding) => {
      this.#received += chunk?.length ?? 0;
      const isTooLarge = this.#received > this.#limit;
      this.#keep(fields ? fields.take(chunk) : chunk);
      if (!chunk) this.#arrive();
      if (!isTooLarge || !this.#refuse) return push.call(request, chunk, encoding);
      refused ??= this.#refuse();
      // The reader of the body must see a lost connection, not the end of a shorter comment.
      if (chunk === null) finished(refused, () => request.destroy());
      return true;
    };
  }

  #keep(chunk: Buffer | null): void {
    if (!chunk) return;
    const room = this.#keptLimit - this.#kept;
    this.#isCut ||= chunk.length > room;
    this.#kept += Math.min(chunk.length, room);
    this.#chunks.push(chunk.subarray(0, room));
  }

  /** Lets more pass than is kept: to be called before the limit is enforced. */
  raiseLimit(limit: number): void {
    this.#limit = limit;
  }

  /**
   * Enforces the limit. Where the body declares or turns out to be larger, `refuse` answers, and the rest is read and
   * discarded: a browser shows no answer before all is sent.
   * @returns whether the request may be worked on
   */
  limit(refuse: () => ServerResponse): boolean {
    const declared = Number(this.#request.headers['content-length'] ?? 0);
    // Of an upload the text comes first, and is kept: it is read to its end, or to the limit, before it is refused.
    const isUpload = this.#limit > this.#keptLimit;
    if (Math.max(isUpload ? 0 : declared, this.#received) > this.#limit) {
      refuse();
      this.#request.resume();
      return false;
    }
    this.#refuse = refuse;
    return true;
  }

  /** What can be given back of a form, once all of it has arrived or its sender is gone; null where there is none. */
  async returnable(): Promise<FormData | null> {
    await this.#arrived;
    const form = await this.form();
    return form instanceof FormData ? form : this.#wholeFields();
  }

  /** The fields that came whole of a form that did not, or was too large to be kept; null where it is none. */
  async #wholeFields(): Promise<FormData | null> {
    const boundary = boundaryOf(this.#request);
    if (!boundary) return null;
    const kept = Buffer.concat(this.#chunks);
    const end = kept.lastIndexOf(`\r\n--${boundary}`);
    if (end < 0) return null;
    return this.#parse(Buffer.concat([kept.subarray(0, end), Buffer.from(`\r\n--${boundary}--\r\n`)]));
  }

  /**
   * The posted form, with the names of its files and nothing of what is in them; 'malformed' for an unreadable multipart body, null
   * where there is no form.
   */
  async form(): Promise<FormData | 'malformed' | null> {
    const { method, complete, headers } = this.#request;
    if (method !== 'POST' || !complete || this.#isCut) return null;
    const isForm = /^multipart\/form-data\b/i.test(headers['content-type'] ?? '');
    return (await this.#parse(Buffer.concat(this.#chunks))) ?? (isForm ? 'malformed' : null);
  }

  #parse(body: Buffer): Promise<FormData | null> {
    const type = this.#request.headers['content-type'] ?? '';
    return new Response(new Uint8Array(body), { headers: { 'content-type': type } })
      .formData()
      .catch(() => null);
  }
}

/** Of a form that is multipart. */
function boundaryOf({ headers }: IncomingMessage): string | undefined {
  return /^multipart\/form-data;.*boundary="?([^";]+)/i.exec(headers['content-type'] ?? '')?.[1];
}

/**
 * Load shedding: a form takes some milliseconds, one returned with errors as long as a page, so a request queued behind
 * so many would wait for seconds, and every waiting one holds memory.
 */
export const MAX_CONCURRENT_POSTS = 64;

export class ConcurrencyLimit {
  readonly #posts = new Set<IncomingMessage>();

  /** Counts a form until it is answered. */
  add(request: IncomingMessage, response: ServerResponse): void {
    this.#posts.add(request);
    response.once('close', () => this.#posts.delete(request));
  }

  /** Counts only forms received in full: slow senders must not block others. */
  isFull(): boolean {
    let whole = 0;
    for (const { complete } of this.#posts) if (complete) whole += 1;
    return whole >= MAX_CONCURRENT_POSTS;
  }
}
