import type { CacheEntry } from 'next/cache';
import { tags } from '@/db/core/tags';
import { memory } from './data-cache';
import { isStillValid, outdatedSince, readInvalidations } from './freshness';
import { type ReadCache, trackReads } from './in-flight';
import { getShared, putShared } from './redis';

interface SharedEntry extends Omit<CacheEntry, 'value'> {
  value: Uint8Array;
  /** The newest change that was known when the reading began. */
  since: number;
}

/** Where `'use cache: remote'` keeps what it reads: in memory, and in Redis for the other processes (docs/scale.md). */
const entryCache: ReadCache = {
  ...memory,

  refreshTags: readInvalidations,

  async get(key, softTags) {
    return (await memory.get(key, softTags)) ?? (await take(key));
  },

  async set(key, pending, started) {
    const entry = await pending;
    const [own, other] = entry.value.tee();
    const [value] = await Promise.all([
      bytesOf(other).catch(() => undefined),
      memory.set(key, Promise.resolve({ ...entry, value: own })),
    ]);
    // A reading that failed half way has no whole value.
    if (!value || !started || outdatedSince(started, tagsOf(entry)) !== undefined) return;
    await putShared(
      nameOf(key),
      { ...entry, value, since: started.since } satisfies SharedEntry,
      entry.expire,
    );
  },
};

export default trackReads(entryCache);

async function take(key: string): Promise<CacheEntry | undefined> {
  const shared = await getShared<SharedEntry>(nameOf(key));
  if (!shared || !isStillValid(shared.since, shared.timestamp, tagsOf(shared))) return;
  // Timestamp of another process's clock: converted to ours, with the rest of its life.
  const age = Math.max(0, (Date.now() - shared.timestamp) / 1000);
  const [revalidate, expire] = [shared.revalidate - age, shared.expire - age];
  if (revalidate <= 0) return;
  const entry = () => ({
    tags: shared.tags,
    stale: shared.stale,
    revalidate,
    expire,
    timestamp: Date.now(),
    value: streamOf(shared.value),
  });
  await memory.set(key, Promise.resolve(entry()));
  return entry();
}

/** With the tag of all, which Next checks by the page that reads: an entry does not name it. */
function tagsOf({ tags: own }: Pick<CacheEntry, 'tags'>): string[] {
  return [...own, tags.everyPage];
}

function nameOf(key: string): string {
  return `entry:${key}`;
}

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}
