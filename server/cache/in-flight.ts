import { setTimeout } from 'node:timers/promises';
import { perProcess } from '@/runtime/per-process';

/** When the making of something began. */
export interface Begun {
  /** The newest change that was known. */
  since: number;
  /** In milliseconds of the process. */
  at: number;
}

/** Of the keys that are being made; the oldest are forgotten. */
const UNDER_WAY_MOST = 1000;

/** Whatever is not there after so long has failed, in milliseconds. */
const MAKING_LIMIT = 60_000;

/** How long somebody waits for what another has begun, and how often they look for it, in milliseconds. */
const PATIENCE = 1000;
const LOOK_PAUSE = 10;

/** When the making of each key may have begun. */
export class UnderWay {
  readonly #begun = new Map<string, Begun>();

  /** Whoever asks again while it is being made waits for what was begun. */
  begin(key: string, begun: Begun): void {
    const before = this.#begun.get(key);
    if (before && begun.at - before.at < MAKING_LIMIT) return;
    this.#begun.delete(key);
    this.#begun.set(key, begun);
    if (this.#begun.size > UNDER_WAY_MOST) this.#begun.delete(this.#begun.keys().next().value as string);
  }

  /** Undefined where it is not known that it has begun. */
  of(key: string): Begun | undefined {
    return this.#begun.get(key);
  }

  end(key: string): void {
    this.#begun.delete(key);
  }

  /** Until what began at this time is there, or has not come for so long that nobody waits for it. */
  async over(at: number): Promise<void> {
    const deadline = performance.now() + PATIENCE;
    const isUnderWay = () => [...this.#begun.values()].some((begun) => begun.at === at);
    while (isUnderWay() && performance.now() < deadline) await setTimeout(LOOK_PAUSE);
  }
}

/** The pages that are being rendered. */
export const renderings = perProcess('renderings', () => new UnderWay());
