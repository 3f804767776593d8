import { SENT } from './pending';
import { type FirstVisit, SEEN } from './seen';
import { keep, recall } from './storage';

/** The file of ./revisit.ts, put in by scripts/build-client-script.ts. */
declare const REVISIT: { address: string; integrity: string };

/**
 * Fetches ./revisit.ts where this browser has been in a thread or has sent a comment before, once in a page. Most readers come
 * once, and need none of it: then that the thread was opened is noted, for the next visit.
 */
export function comeBack(): void {
  if (document.querySelector(`[src="${REVISIT.address}"]`)) return;
  if (recall(SEEN) ?? recall(SENT)) {
    const script = document.createElement('script');
    script.src = REVISIT.address;
    script.integrity = REVISIT.integrity;
    document.head.append(script);
    return;
  }
  const { returned, numbers } = document.querySelector<HTMLElement>('[data-returned]')?.dataset ?? {};
  if (returned && numbers) keep(SEEN, { [returned]: { at: Date.now(), numbers } satisfies FirstVisit });
}
