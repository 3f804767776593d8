import type { CacheHandler } from 'next/cache';
import { beginning, noteReading } from './freshness';
import { type Begun, UnderWay } from './in-flight';

/** What keeps readings, and is told when each began, where that is known. */
export interface ReadingCache extends Omit<CacheHandler, 'set'> {
  set(key: string, pending: Parameters<CacheHandler['set']>[1], begun?: Begun): Promise<void>;
}

/** Has it known which readings for pages began before what they read had changed (server/cache/freshness.ts). */
export function watched(handler: ReadingCache): CacheHandler {
  const reading = new UnderWay();
  return {
    ...handler,

    async get(key, softTags) {
      const begun = beginning();
      const entry = await handler.get(key, softTags);
      if (!entry) reading.begin(key, begun);
      return entry;
    },

    async set(key, pending) {
      const begun = reading.of(key);
      await handler.set(key, pending, begun).finally(() => reading.end(key));
      if (begun) noteReading(begun, (await pending).tags);
    },
  };
}
