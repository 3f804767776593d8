import { tagsManifest } from 'next/dist/server/lib/incremental-cache/tags-manifest.external.js';
import { invalidationsSince } from '@/db/core/invalidation';
import { logFailure } from '@/runtime/log';
import { perProcess } from '@/runtime/per-process';

/** When the making of something started. */
export interface Started {
  /** The newest change that was known. */
  since: number;
  /** In milliseconds of the process. */
  at: number;
}

interface Known {
  /** The newest change this process knows of each tag, and the newest of all. */
  tags: Map<string, { id: number; at: number }>;
  newest: number;
  /** The last reading of what has a tag that began before a change and ended after it, in milliseconds of the process. */
  lateReads: Map<string, { from: number; to: number }>;
  /** The look under way, and the one after it. */
  check: Promise<void>;
  nextCheck: Promise<void> | undefined;
}

/** What one of the two caches learns of a reading the other must know of a page. */
const known = perProcess<Known>('invalidations', () => ({
  tags: new Map(),
  newest: -1,
  lateReads: new Map(),
  check: Promise.resolve(),
  nextCheck: undefined,
}));

/**
 * Marks as expired what changed since the last look, here or in another process. Requests share a look, but none that
 * had started before them: it may have missed what was committed in between. Without the database pages on the disk are
 * still answered; what has changed is found by the next look that succeeds.
 */
export function readInvalidations(): Promise<void> {
  known.nextCheck ??= known.check.then(() => {
    known.nextCheck = undefined;
    known.check = applyInvalidations().catch(
      (error) => void logFailure('The changes could not be read', error),
    );
    return known.check;
  });
  return known.nextCheck;
}

async function applyInvalidations(): Promise<void> {
  const isFirstCheck = known.newest < 0;
  for (const { id, tag, changedAt } of await invalidationsSince(known.newest)) {
    const at = changedAt.getTime();
    // On the first look pages of an earlier process may be on the disk, newer than the change: its own time decides.
    tagsManifest.set(tag, { expired: isFirstCheck ? at : Date.now() });
    known.tags.set(tag, { id, at });
    known.newest = id;
  }
  known.newest = Math.max(known.newest, 0);
}

/** What begins now has all that is known, and all that is committed by this time. */
export function startedAt(at = performance.now()): Started {
  return { since: known.newest, at };
}

/** Whether one of these tags changed after the change with this id was the newest known. */
function invalidatedAfter(id: number, tags: readonly string[]): boolean {
  return tags.some((tag) => (known.tags.get(tag)?.id ?? id) > id);
}

/**
 * Up to when what has been made shows all that changed, in milliseconds of the process; undefined where nothing of it
 * changed meanwhile.
 */
export function outdatedSince({ since, at }: Started, tags: readonly string[]): number | undefined {
  const joined = tags.flatMap((tag) => known.lateReads.get(tag) ?? []).filter(({ to }) => to >= at);
  if (joined.length === 0 && !invalidatedAfter(since, tags)) return;
  return Math.min(at, ...joined.map(({ from }) => from));
}

/**
 * To be told of all that has been read for pages. Next gives what is being read to everybody who asks for it meanwhile,
 * also to a page that began after the change: such a page is as old as the reading, and what was read with it is read anew.
 */
export function noteRead({ since, at }: Started, tags: readonly string[]): void {
  for (const tag of tags.filter((tag) => invalidatedAfter(since, [tag]))) {
    known.lateReads.set(tag, { from: at, to: performance.now() });
    tagsManifest.set(tag, { expired: Date.now() });
  }
}

/**
 * Whether what another process made still holds. Its own clock decides nothing but this: a database that was restored
 * counts its changes from where it was.
 * @param since the newest change that was known to whoever made it
 * @param madeAt in milliseconds
 */
export function isStillValid(since: number, madeAt: number, tags: readonly string[]): boolean {
  return !invalidatedAfter(since, tags) && !tags.some((tag) => (known.tags.get(tag)?.at ?? madeAt) > madeAt);
}
