import { tagsManifest } from 'next/dist/server/lib/incremental-cache/tags-manifest.external.js';
import { invalidationsSince } from '@/db/core/invalidation';
import { tags } from '@/db/core/tags';
import { loadSiteSettings } from '@/db/site/stored-settings';
import { logFailure } from '@/runtime/log';
import { perProcess } from '@/runtime/per-process';
import { applyDueHours, recheckHours } from './hours';

/** When a read or a render started. */
export interface Started {
  /** Id of the newest invalidation that was known. */
  since: number;
  /** By `performance.now`. */
  at: number;
}

interface Known {
  /** The newest invalidation of each tag, and the newest of all. */
  tags: Map<string, { id: number; at: number }>;
  newest: number;
  /** By tag, the last read that started before an invalidation and ended after it; by `performance.now`. */
  lateReads: Map<string, { from: number; to: number }>;
  /** The check in flight, and the one after it. */
  check: Promise<void>;
  nextCheck: Promise<void> | undefined;
}

/** Shared by both caches: the page cache must know of data reads that started before an invalidation. */
const known = perProcess<Known>('invalidations', () => ({
  tags: new Map(),
  newest: -1,
  lateReads: new Map(),
  check: Promise.resolve(),
  nextCheck: undefined,
}));

/**
 * Expires the tags that were invalidated since the last check, here or in another process. Requests share a check, but none
 * that had started before them: it may have missed a commit in between. Without the database pages on disk are still
 * served; the next check that succeeds finds the invalidations.
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
  let isHourSet = true;
  while (isHourSet) {
    await applyDueHours();
    isHourSet = await applyNewInvalidations();
    if (isHourSet) recheckHours();
  }
}

/** @returns whether an hour was set at which something changes: it may have come by now */
async function applyNewInvalidations(): Promise<boolean> {
  let isHourSet = false;
  const isFirstCheck = known.newest < 0;
  const invalidations = await invalidationsSince(known.newest);
  // Before a tag expires: what is rendered then has the new settings.
  if (isFirstCheck || invalidations.some(({ tag }) => tag === tags.everyPage)) await loadSiteSettings();
  for (const { id, tag, changedAt } of invalidations) {
    const at = changedAt.getTime();
    // On the first check pages of an earlier process may be on the disk, newer than the change: its own time decides.
    tagsManifest.set(tag, { expired: isFirstCheck ? at : Date.now() });
    known.tags.set(tag, { id, at });
    known.newest = id;
    if (tag === tags.hours) isHourSet = true;
  }
  known.newest = Math.max(known.newest, 0);
  return isHourSet;
}

/** The start of a read or a render: it sees all that is known, and all that is committed by this time. */
export function startedAt(at = performance.now()): Started {
  return { since: known.newest, at };
}

/** Whether one of these tags was invalidated after the invalidation with this id. */
function invalidatedAfter(id: number, tags: readonly string[]): boolean {
  return tags.some((tag) => (known.tags.get(tag)?.id ?? id) > id);
}

/**
 * Time (by `performance.now`) up to which a render shows all changes; undefined where none of its tags was invalidated
 * meanwhile.
 */
export function outdatedSince({ since, at }: Started, tags: readonly string[]): number | undefined {
  const joined = tags.flatMap((tag) => known.lateReads.get(tag) ?? []).filter(({ to }) => to >= at);
  if (joined.length === 0 && !invalidatedAfter(since, tags)) return;
  return Math.min(at, ...joined.map(({ from }) => from));
}

/**
 * Records a read that may have been overtaken by an invalidation. Next shares a read in flight with everybody who asks for it
 * meanwhile, also with a page that started after the change: such a page is as old as the read, and its tags expire.
 */
export function noteRead({ since, at }: Started, tags: readonly string[]): void {
  for (const tag of tags.filter((tag) => invalidatedAfter(since, [tag]))) {
    known.lateReads.set(tag, { from: at, to: performance.now() });
    tagsManifest.set(tag, { expired: Date.now() });
  }
}

/**
 * Whether an entry of another process is still valid. Only here the other clock counts: a restored database counts its
 * invalidations from where it was.
 * @param since id of the newest invalidation known to the process that made it
 * @param madeAt milliseconds since the epoch
 */
export function isStillValid(since: number, madeAt: number, tags: readonly string[]): boolean {
  return !invalidatedAfter(since, tags) && !tags.some((tag) => (known.tags.get(tag)?.at ?? madeAt) > madeAt);
}
