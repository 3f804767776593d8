/** Between two starts pass so many times the duration of a render: a page that changes all the time takes a quarter. */
const MIN_INTERVAL_FACTOR = 4;

/** The longest delay of a render. */
const MAX_DELAY_MS = 250;

/** The oldest keys are evicted. */
const MAX_KEYS = 1000;

/**
 * Throttles the renders of a page. In a burst of comments it changes faster than it can be rendered: every request would
 * render it again, at the expense of all others. Requests within the interval wait and share one render, which includes
 * every change before its start: never an older one.
 */
export class RenderThrottle {
  readonly #due = new Map<string, number>();

  /** Times by `performance.now`. */
  rendered(key: string, started: number, ended: number): void {
    this.#due.delete(key);
    this.#due.set(
      key,
      started + Math.min(MIN_INTERVAL_FACTOR * (ended - started), ended - started + MAX_DELAY_MS),
    );
    if (this.#due.size > MAX_KEYS) this.#due.delete(this.#due.keys().next().value as string);
  }

  /** Milliseconds until it may be rendered again. */
  delay(key: string, now: number): number {
    return Math.max(0, (this.#due.get(key) ?? 0) - now);
  }
}
