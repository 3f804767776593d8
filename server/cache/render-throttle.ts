/** Of the time of a page that changes all the time, its rendering takes one part in so many, if it is quick. */
const PARTS = 4;

/** Nobody waits longer for a rendering to begin, in milliseconds. */
const PAUSE_MOST = 250;

/** Of the pages that were rendered last; the oldest are forgotten. */
const KEPT_MOST = 1000;

/**
 * How soon a page may be rendered again. In a storm of comments it changes faster than it can be rendered: each reader
 * would have it rendered anew, and nothing else would be done. So whoever asks too soon waits, and all who came
 * meanwhile are given one rendering, which has all that changed before it began: never an older one.
 */
export class Pace {
  readonly #due = new Map<string, number>();

  /** Times in milliseconds of the process. */
  rendered(key: string, begun: number, ended: number): void {
    this.#due.delete(key);
    this.#due.set(key, begun + Math.min(PARTS * (ended - begun), ended - begun + PAUSE_MOST));
    if (this.#due.size > KEPT_MOST) this.#due.delete(this.#due.keys().next().value as string);
  }

  /** How long to wait before it is rendered again, in milliseconds. */
  pause(key: string, now: number): number {
    return Math.max(0, (this.#due.get(key) ?? 0) - now);
  }
}
