import { setTimeout } from 'node:timers/promises';
import type { CacheHandler } from 'next/cache';
import { perProcess } from '@/runtime/per-process';
import { noteRead, type Started, startedAt } from './freshness';

/** The oldest keys are evicted. */
const MAX_IN_FLIGHT = 1000;

/** What has not ended by then has failed. */
const MAX_AGE_MS = 60_000;

/** How long a request waits for the render of another, and how often it checks. */
const WAIT_TIMEOUT_MS = 1000;
const POLL_MS = 10;

/** Reads or renders in flight: when each key was started at the earliest. */
export class InFlight {
  readonly #started = new Map<string, Started>();

  /** A second start while the first is in flight joins it. */
  start(key: string, started: Started): void {
    const before = this.#started.get(key);
    if (before && started.at - before.at < MAX_AGE_MS) return;
    this.#started.delete(key);
    this.#started.set(key, started);
    if (this.#started.size > MAX_IN_FLIGHT) this.#started.delete(this.#started.keys().next().value as string);
  }

  /** Undefined where no start is known. */
  of(key: string): Started | undefined {
    return this.#started.get(key);
  }

  end(key: string): void {
    this.#started.delete(key);
  }

  /** Resolves when what started at this time has ended, or after WAIT_TIMEOUT_MS. */
  async settled(at: number): Promise<void> {
    const deadline = performance.now() + WAIT_TIMEOUT_MS;
    const isInFlight = () => [...this.#started.values()].some((started) => started.at === at);
    while (isInFlight() && performance.now() < deadline) await setTimeout(POLL_MS);
  }
}

/** The renders of pages in flight. */
export const renderings = perProcess('renderings', () => new InFlight());

/** A cache handler that is told when each read started, where that is known. */
export interface ReadCache extends Omit<CacheHandler, 'set'> {
  set(key: string, pending: Parameters<CacheHandler['set']>[1], started?: Started): Promise<void>;
}

/** Wraps a cache handler so that reads overtaken by an invalidation are recorded (`noteRead`). */
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
