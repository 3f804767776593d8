import type { IncomingMessage, ServerResponse } from 'node:http';
import { finished } from 'node:stream';

/**
 * The most that a page takes, in bytes. The longest comment is 5000 graphemes, some 60 KB of vowelled Arabic; a form
 * that came back with errors carries its text twice.
 */
export const BODY_LIMIT = 256 * 1024;

/**
 * Sees to it that a request brings no more than `limit` bytes. Where it says or turns out to bring more, `refuse`
 * answers it, and the rest is read and thrown away: a browser shows no answer before all is sent.
 * @returns whether the request may be worked on
 */
export function limitBody(request: IncomingMessage, limit: number, refuse: () => ServerResponse): boolean {
  if (Number(request.headers['content-length'] ?? 0) > limit) {
    refuse();
    request.resume();
    return false;
  }
  if (request.headers['transfer-encoding']) limitStream(request, limit, refuse);
  return true;
}

function limitStream(request: IncomingMessage, limit: number, refuse: () => ServerResponse): void {
  const { push } = request;
  let received = 0;
  let refused: ServerResponse | undefined;
  request.push = (chunk, encoding) => {
    received += chunk?.length ?? 0;
    if (received <= limit) return push.call(request, chunk, encoding);
    refused ??= refuse();
    // To whoever reads the body its end must look like a lost connection, not like the end of a shorter comment.
    if (chunk === null) finished(refused, () => request.destroy());
    return true;
  };
}
