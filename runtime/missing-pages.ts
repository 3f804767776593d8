import { perProcess } from './per-process';
import { requestId } from './request-id';

/** By request id: a page of the desk marks it, the server around Next answers 404 (server/http/missing.ts). */
const missing = perProcess('missing pages', () => new Set<string>());

/** Marks what the current request asks for as not there. */
export function markMissing(): void {
  const id = requestId();
  if (id) missing.add(id);
}

export function isMissing(id: string): boolean {
  return missing.has(id);
}

export function forgetMissing(id: string): void {
  missing.delete(id);
}
