/** Entity tags: how a browser or a proxy asks whether the copy it has is still good (RFC 9110, sections 8.8.3 and 13.1.2). */

import { createHash } from 'node:crypto';

/** The tag of an answer with this body. */
export function etagOf(body: string | Uint8Array): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
}

/** Whether a request's If-None-Match says that the caller has the answer with this tag. Compares weakly, as 13.1.2 asks. */
export function hasAnswer(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  return ifNoneMatch.split(',').some((one) => ['*', etag].includes(one.trim().replace(/^W\//, '')));
}
