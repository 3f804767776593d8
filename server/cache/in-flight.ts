import { setTimeout } from 'node:timers/promises';
import type { CacheHandler } from 'next/cache';
import { perProcess } from '@/runtime/per-process';
import { noteRead, type Started, startedAt } from './freshness';

/** Of the keys that are being made; the oldest are forgotten. */
const MAX_IN_FLIGHT = 1000;

/** Whatever is not there after so long has failed, in milliseconds. */
const ABANDONED_MS = 60_000;

/** How long somebody waits for what another has started, and how often they look for it, in milliseconds. */
const WAIT_TIMEOUT_MS = 1000;
const POLL_MS = 10;

/** When the making of each key may have started. */
export class InFlight {
  readonly #started = new Map<string, Started>();

  /** Whoever asks again while it is being made waits for what was started. */
  start(key: string, started: Started): void {
    const before = this.#started.get(key);
    if (before && started.at - before.at < ABANDONED_MS) return;
    this.#started.delete(key);
    this.#started.set(key, started);
    if (this.#started.size > MAX_IN_FLIGHT) this.#started.delete(this.#started.keys().next().value as string);
  }

  /** Undefined where it is not known that it has started. */
  of(key: string): Started | undefined {
    return this.#started.get(key);
  }

  end(key: string): void {
    this.#started.delete(key);
  }

  /** Until what began at this time is there, or has not come for so long that nobody waits for it. */
  async settled(at: number): Promise<void> {
    const deadline = performance.now() + WAIT_TIMEOUT_MS;
    const isInFlight = () => [...this.#started.values()].some((started) => started.at === at);
    while (isInFlight() && performance.now() < deadline) await setTimeout(POLL_MS);
  }
}

/** The pages that are being rendered. */
export const renderings = perProcess('renderings', () => new InFlight());

/** What keeps readings, and is told when each began, where that is known. */
export interface ReadCache extends Omit<CacheHandler, 'set'> {
  set(key: string, pending: Parameters<CacheHandler['set']>[1], started?: Started): Promise<void>;
}

/** Has it known which readings for pages began before what they read had changed (server/cache/freshness.ts). */
export function trackReads(handler: ReadCache): CacheHandler {
  const reading = new InFlight();
  return {
    ...handler,

    async get(key, softTags) {
      const started = startedAt();
      const entry = await handler.get(key, softTags);
      if (!entry) reading.start(key, started);
      return entry;
    },

    async set(key, pending) {
      const started = reading.of(key);
      await handler.set(key, pending, started).finally(() => reading.end(key));
      if (started) noteRead(started, (await pending).tags);
    },
  };
}
