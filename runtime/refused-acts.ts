import type { Role } from '@/lib/desk/roles';
import { perProcess } from './per-process';
import { requestId } from './request-id';

/** What was refused to whom. */
interface RefusedAct {
  act: string;
  role: Role;
}

/** By request id: Next's bundles mark it, the server around them answers (server/http/forbidden.ts). */
const refused = perProcess('refused acts', () => new Map<string, RefusedAct>());

/** Marks the current request as forbidden. */
export function markForbidden(what: RefusedAct): void {
  const id = requestId();
  if (id) refused.set(id, what);
}

/** What was refused to this request; undefined while nothing was. */
export function refusedAct(id: string): RefusedAct | undefined {
  return refused.get(id);
}

export function forgetRefusal(id: string): void {
  refused.delete(id);
}
