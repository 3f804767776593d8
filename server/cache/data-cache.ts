import type { CacheHandler } from 'next/cache';
import NextDefaultHandler from 'next/dist/server/lib/cache-handlers/default.js';
import { isDevelopment } from '@/runtime/settings';
import { readInvalidations } from './freshness';
import { trackReads } from './in-flight';

/** As much as Next's own cache has. */
const MAX_MEMORY_BYTES = 50 * 1024 * 1024;

export const memory: CacheHandler = NextDefaultHandler.createDefaultCacheHandler(MAX_MEMORY_BYTES);

/**
 * In-memory cache of `'use cache'`, and without Redis of `'use cache: remote'` too. In development Next does not ask the
 * page cache, which otherwise reads the invalidations before anything else is read.
 */
export default trackReads(isDevelopment ? { ...memory, refreshTags: readInvalidations } : memory);
