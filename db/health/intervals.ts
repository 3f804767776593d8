import { MINUTE_MS } from '@/lib/site/duration';

/** Between two looks of the watch (watch.ts). */
export const WATCH_EVERY_MS = 5 * MINUTE_MS;
