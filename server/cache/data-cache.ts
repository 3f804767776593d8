import type { CacheHandler } from 'next/cache';
import NextDefaultHandler from 'next/dist/server/lib/cache-handlers/default.js';
import { isDevelopment } from '@/runtime/settings';
import { readInvalidations } from './freshness';
import { trackReads } from './in-flight';

/** Of the memory for what was read, in bytes: as much as Next's own has. */
const MAX_MEMORY_BYTES = 50 * 1024 * 1024;

/** What this process has read. */
export const memory: CacheHandler = NextDefaultHandler.createDefaultCacheHandler(MAX_MEMORY_BYTES);

/**
 * Where `'use cache'` keeps what it reads, and without Redis all that is read: in memory. In development Next does not ask
 * the page cache, which otherwise learns what has changed before anything is read.
 */
export default trackReads(isDevelopment ? { ...memory, refreshTags: readInvalidations } : memory);
