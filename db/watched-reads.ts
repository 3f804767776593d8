import type { CacheHandler } from 'next/cache';
import { beginning, noteReading } from './known-changes';
import { UnderWay } from './under-way';

/** Has it known which readings for pages began before what they read had changed (db/known-changes.ts). */
export function watched(handler: CacheHandler): CacheHandler {
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
      await handler.set(key, pending).finally(() => reading.end(key));
      if (begun) noteReading(begun, (await pending).tags);
    },
  };
}
