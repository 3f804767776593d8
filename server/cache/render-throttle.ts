/** Of the time of a page that changes all the time, its rendering takes one part in so many, if it is quick. */
const MIN_INTERVAL_FACTOR = 4;

/** Nobody waits longer for a rendering to begin, in milliseconds. */
const MAX_DELAY_MS = 250;

/** Of the pages that were rendered last; the oldest are forgotten. */
const MAX_KEYS = 1000;

/**
 * How soon a page may be rendered again. In a storm of comments it changes faster than it can be rendered: each reader
 * would have it rendered anew, and nothing else would be done. So whoever asks too soon waits, and all who came
 * meanwhile are given one rendering, which has all that changed before it began: never an older one.
 */
export class RenderThrottle {
  readonly #due = new Map<string, number>();

  /** Times in milliseconds of the process. */
  rendered(key: string, started: number, ended: number): void {
    this.#due.delete(key);
    this.#due.set(
      key,
      started + Math.min(MIN_INTERVAL_FACTOR * (ended - started), ended - started + MAX_DELAY_MS),
    );
    if (this.#due.size > MAX_KEYS) this.#due.delete(this.#due.keys().next().value as string);
  }

  /** How long to wait before it is rendered again, in milliseconds. */
  delay(key: string, now: number): number {
    return Math.max(0, (this.#due.get(key) ?? 0) - now);
  }
}
