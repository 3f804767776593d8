import { tagsManifest } from 'next/dist/server/lib/incremental-cache/tags-manifest.external.js';
import { invalidationsSince } from '@/db/core/invalidation';
import { logFailure } from '@/runtime/log';
import { perProcess } from '@/runtime/per-process';
import type { Begun } from './in-flight';

interface Known {
  /** The newest change this process knows of each tag, and the newest of all. */
  tags: Map<string, { id: number; at: number }>;
  newest: number;
  /** The last reading of what has a tag that began before a change and ended after it, in milliseconds of the process. */
  late: Map<string, { from: number; to: number }>;
  /** The look under way, and the one after it. */
  look: Promise<void>;
  nextLook: Promise<void> | undefined;
}

/** What one of the two caches learns of a reading the other must know of a page. */
const known = perProcess<Known>('changes', () => ({
  tags: new Map(),
  newest: -1,
  late: new Map(),
  look: Promise.resolve(),
  nextLook: undefined,
}));

/**
 * Marks as expired what changed since the last look, here or in another process. Requests share a look, but none that
 * had begun before them: it may have missed what was committed in between. Without the database pages on the disk are
 * still answered; what has changed is found by the next look that succeeds.
 */
export function readChanges(): Promise<void> {
  known.nextLook ??= known.look.then(() => {
    known.nextLook = undefined;
    known.look = learnChanges().catch((error) => void logFailure('The changes could not be read', error));
    return known.look;
  });
  return known.nextLook;
}

async function learnChanges(): Promise<void> {
  const firstLook = known.newest < 0;
  for (const { id, tag, changedAt } of await invalidationsSince(known.newest)) {
    const at = changedAt.getTime();
    // On the first look pages of an earlier process may be on the disk, newer than the change: its own time decides.
    tagsManifest.set(tag, { expired: firstLook ? at : Date.now() });
    known.tags.set(tag, { id, at });
    known.newest = id;
  }
  known.newest = Math.max(known.newest, 0);
}

/** What begins now has all that is known, and all that is committed by this time. */
export function beginning(at = performance.now()): Begun {
  return { since: known.newest, at };
}

/** Whether one of these tags changed after the change with this id was the newest known. */
function changedAfter(id: number, tags: readonly string[]): boolean {
  return tags.some((tag) => (known.tags.get(tag)?.id ?? id) > id);
}

/**
 * Up to when what has been made shows all that changed, in milliseconds of the process; undefined where nothing of it
 * changed meanwhile.
 */
export function outdatedSince({ since, at }: Begun, tags: readonly string[]): number | undefined {
  const joined = tags.flatMap((tag) => known.late.get(tag) ?? []).filter(({ to }) => to >= at);
  if (joined.length === 0 && !changedAfter(since, tags)) return;
  return Math.min(at, ...joined.map(({ from }) => from));
}

/**
 * To be told of all that has been read for pages. Next gives what is being read to everybody who asks for it meanwhile,
 * also to a page that began after the change: such a page is as old as the reading, and what was read with it is read anew.
 */
export function noteReading({ since, at }: Begun, tags: readonly string[]): void {
  for (const tag of tags.filter((tag) => changedAfter(since, [tag]))) {
    known.late.set(tag, { from: at, to: performance.now() });
    tagsManifest.set(tag, { expired: Date.now() });
  }
}

/**
 * Whether what another process made still holds. Its own clock decides nothing but this: a database that was restored
 * counts its changes from where it was.
 * @param since the newest change that was known to whoever made it
 * @param madeAt in milliseconds
 */
export function stillHolds(since: number, madeAt: number, tags: readonly string[]): boolean {
  return !changedAfter(since, tags) && !tags.some((tag) => (known.tags.get(tag)?.at ?? madeAt) > madeAt);
}
